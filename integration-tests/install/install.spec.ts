import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import manifest from "../../package.json"
import type { AppProcess } from "../helpers/app-process"
import { createClient, expectOk, type Client } from "../helpers/client"
import { fetchApi } from "../helpers/fetch-api"
import { describeWith } from "../helpers/requirements"
import { stockLines } from "../helpers/stock"
import { act, check, finished, stockCsv } from "../helpers/stock-imports"
import {
  askCart,
  createLocation,
  createProduct,
  createStore,
  readLevel,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { TestDatabase } from "../helpers/test-database"
import {
  createFreshApp,
  packPlugin,
  type FreshApp,
  type Tarball,
} from "./fresh-app"

jest.setTimeout(600_000)

const MiB = 2 ** 20
const PLUGIN = manifest.name
const LOGIN = { email: "admin@example.com", password: "supersecret" }
const UNINSTALL = `./node_modules/${PLUGIN}/.medusa/server/src/scripts/uninstall.js`
const RECEIVE_GOODS = "src/workflows/receive-goods.ts"
const MIGRATE = ["db:migrate", "--execute-safe-links"]

let folder: string
let tarball: Tarball

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "stock-sources-tarball-"))
  tarball = await packPlugin(folder)
})

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true })
})

describe("the tarball", () => {
  const WANTED = [
    /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
    /^\.medusa\/server\/src\/admin\/index\.m?js$/,
    /^\.medusa\/server\/src\/(api|csv|files|jobs|links|migration-scripts|modules|policies|scripts|subscribers|texts|workflows)\/.+(\.js|\.d\.ts)$/,
    /^\.medusa\/server\/src\/texts\/[a-z]{2}\.json$/,
  ]

  it("holds what a store needs and nothing else", () => {
    const paths = tarball.files.map((file) => file.path)

    expect(paths).toEqual(
      expect.arrayContaining([
        ...["package.json", "README.md", "LICENSE", "CHANGELOG.md"],
        ...[".medusa/server/src/admin/index.mjs"],
        ...[".medusa/server/src/scripts/uninstall.js"],
      ])
    )
    expect(
      paths.filter((file) => !WANTED.some((wanted) => wanted.test(file)))
    ).toEqual([])
    expect(
      paths.filter((file) => /(^|[/.])(spec|tests?|__\w+__)[/.]/.test(file))
    ).toEqual([])
  })

  it("is below 4 MiB unpacked", () => {
    const size = tarball.files.reduce((sum, file) => sum + file.size, 0)

    expect(size).toBeLessThan(4 * MiB)
  })
})

// One life of one store: each step goes on from the one before it.
describeWith("registry", "in a store of its own", () => {
  let app: FreshApp
  let database: TestDatabase
  let server: AppProcess | undefined
  let admin: Client
  let store: TestStore
  let locations: { berlin: string; newYork: string }
  let shirt: TestVariant
  let tent: TestVariant
  /** `source_code,sku,status,quantity` as the plugin's last words on it. */
  let lastLines: string[]
  let failed = false

  function step(name: string, run: () => Promise<void>): void {
    it(name, async () => {
      if (failed) {
        throw new Error("A step before this one has failed.")
      }
      failed = true
      await run()
      failed = false
    })
  }

  beforeAll(async () => {
    database = await TestDatabase.create("stock-sources-install")
    app = createFreshApp(database.url)
  })

  afterAll(async () => {
    await server?.kill()
    await database.drop()
    app.remove()
  })

  async function serve(env: Record<string, string>, where?: string) {
    server = await app.start(env, where)
    const api = fetchApi(server.url)
    const { token } = expectOk(
      await createClient(api, {}).post("/auth/user/emailpass", LOGIN)
    )
    admin = createClient(api, { authorization: `Bearer ${token}` })
    if (store) {
      store.shopper = createClient(api, store.shopper.headers)
    }
    return api
  }

  async function stop() {
    await server?.kill()
    server = undefined
  }

  async function level(variant: TestVariant, location: string) {
    const found = await readLevel(admin, variant.inventoryItemId, location)
    return {
      stocked: found?.stocked_quantity,
      reserved: found?.reserved_quantity,
    }
  }

  async function addPlugin() {
    await app.npm("install", tarball.file)
    app.edit("medusa-config.ts", "plugins: []", `plugins: ["${PLUGIN}"]`)
  }

  async function removePlugin() {
    app.edit("medusa-config.ts", `plugins: ["${PLUGIN}"]`, "plugins: []")
    fs.rmSync(path.join(app.folder, RECEIVE_GOODS))
    await app.npm("uninstall", PLUGIN)
  }

  async function tables(): Promise<string[]> {
    const rows = await database.rows(
      "select tablename from pg_tables where tablename like 'stock\\_%' and tablename not like 'stock\\_location%'"
    )
    return rows.map(({ tablename }) => tablename)
  }

  step("sells without the plugin", async () => {
    await app.npm("install")
    await app.medusa(MIGRATE)
    await app.medusa(["user", "-e", LOGIN.email, "-p", LOGIN.password])
    const api = await serve({ WITHOUT_ADMIN: "1" })

    store = await createStore(api, admin)
    locations = {
      berlin: await createLocation(admin, store, "Berlin"),
      newYork: await createLocation(admin, store, "New York"),
    }
    ;[shirt, tent] = await createProduct(admin, store, {
      SHIRT: { [locations.berlin]: 10, [locations.newYork]: 5 },
      TENT: { [locations.berlin]: 3 },
    })
    expectOk(
      await admin.post("/admin/reservations", {
        inventory_item_id: shirt.inventoryItemId,
        location_id: locations.berlin,
        quantity: 4,
      })
    )

    expect(await level(shirt, locations.berlin)).toEqual({
      stocked: 10,
      reserved: 4,
    })
    await stop()
  })

  step("takes the plugin: every export resolves, its types hold", async () => {
    await addPlugin()
    app.add(RECEIVE_GOODS)

    const entries = Object.keys(manifest.exports).map((entry) =>
      path.posix.join(PLUGIN, entry)
    )
    const resolvable = entries.flatMap(
      (entry) =>
        ({
          [`${PLUGIN}/modules/*`]: [`${PLUGIN}/modules/stock-source`],
          [`${PLUGIN}/.medusa/server/src/modules/*`]: [
            `${PLUGIN}/.medusa/server/src/modules/stock-source`,
          ],
          [`${PLUGIN}/*`]: [`${PLUGIN}/scripts/uninstall`],
        })[entry] ?? [entry]
    )
    expect(resolvable).toHaveLength(entries.length)
    await app.run(
      process.execPath,
      "--eval",
      `for (const entry of ${JSON.stringify(resolvable)}) require("fs").accessSync(require.resolve(entry))`
    )
    await app.run("node_modules/.bin/tsc", "--noEmit", "-p", ".")
  })

  step("migrates, and builds with the plugin's screens", async () => {
    await Promise.all([
      app.medusa(MIGRATE),
      app.medusa(["build"], { NODE_ENV: "production" }),
    ])

    const assets = path.join(app.folder, ".medusa/server/public/admin/assets")
    const bundle = fs
      .readdirSync(assets)
      .filter((name) => name.endsWith(".js"))
      .map((name) => fs.readFileSync(path.join(assets, name), "utf8"))
      .join("\n")
    const screens = ["stock-sources", "stock-imports", "stock-export"]
    expect(
      screens.filter((screen) => !bundle.includes(`path:"/${screen}"`))
    ).toEqual([])
    expect(bundle).toContain("/admin/stock-imports")
  })

  step(
    "has a source for each location, a source item for each level",
    async () => {
      await serve({ NODE_ENV: "production" }, ".medusa/server")

      const { sources } = expectOk(await admin.get("/admin/sources?order=code"))
      expect(
        sources.map(({ code, stock_location_id, enabled }: any) => ({
          code,
          stock_location_id,
          enabled,
        }))
      ).toEqual([
        { code: "berlin", stock_location_id: locations.berlin, enabled: true },
        {
          code: "new-york",
          stock_location_id: locations.newYork,
          enabled: true,
        },
      ])
      expect(sources.filter((source: any) => source.is_default)).toHaveLength(1)
      expect(await stockLines(admin)).toEqual([
        "berlin,SHIRT,1,10",
        "berlin,TENT,1,3",
        "new-york,SHIRT,1,5",
      ])
      const { source_items } = expectOk(
        await admin.get("/admin/source-items?source_code=berlin&sku=SHIRT")
      )
      expect(source_items[0].reserved_quantity).toBe(4)
    }
  )

  step("imports its own export as unchanged, and an edited one", async () => {
    const file = expectOk(await admin.get("/admin/source-items/export"))
    const unedited = await check(admin, file)
    expect(unedited).toMatchObject({
      status: "checked",
      counts: { rows: 3, unchanged: 3 },
    })

    const edited = await check(
      admin,
      file
        .replace("berlin,SHIRT,1,10", "berlin,SHIRT,1,12")
        .replace("berlin,TENT,1,3", "berlin,TENT,0,8")
    )
    expect(edited).toMatchObject({
      status: "checked",
      counts: { rows: 3, unchanged: 1, update: 2 },
    })
    expect(await act(admin, edited.id, "apply")).toMatchObject({
      status: "applied",
    })
  })

  step("withholds what is out of stock from Medusa's own cart", async () => {
    expectOk(await admin.post("/admin/sources/berlin", { is_default: true }))
    expectOk(await admin.post("/admin/sources/new-york", { enabled: false }))

    expect(await level(shirt, locations.berlin)).toEqual({
      stocked: 12,
      reserved: 4,
    })
    expect(await level(shirt, locations.newYork)).toMatchObject({ stocked: 0 })
    expect(await level(tent, locations.berlin)).toMatchObject({ stocked: 0 })
    expect(await askCart(store, shirt.id, 8)).toMatchObject({ accepted: true })
    expect(await askCart(store, shirt.id, 9)).toMatchObject({ accepted: false })
    expect(await askCart(store, tent.id)).toMatchObject({ accepted: false })

    const waits = await check(admin, stockCsv(["berlin,TENT,1,9"]))
    expect(await finished(admin, waits.id)).toMatchObject({ status: "checked" })
    lastLines = await stockLines(admin)
    await stop()
  })

  step(
    "gives Medusa all units when it is uninstalled, once and again",
    async () => {
      const first = await app.medusa(["exec", UNINSTALL])
      const again = await app.medusa(["exec", UNINSTALL, "drop-tables"])

      expect(first).toContain(
        "berlin: 20 units in Medusa's stock, 8 of them were withheld"
      )
      expect(first).toContain(
        "new-york: 5 units in Medusa's stock, 5 of them were withheld"
      )
      expect(again).toContain(
        "berlin: 20 units in Medusa's stock, 0 of them were withheld"
      )
      expect(await tables()).toEqual([])
    }
  )

  step("sells all of it without the plugin", async () => {
    await removePlugin()
    await app.medusa(MIGRATE)
    await serve({ WITHOUT_ADMIN: "1" })

    expect(lastLines).toEqual([
      "berlin,SHIRT,1,12",
      "berlin,TENT,0,8",
      "new-york,SHIRT,1,5",
    ])
    expect(await level(shirt, locations.berlin)).toEqual({
      stocked: 12,
      reserved: 4,
    })
    expect(await level(tent, locations.berlin)).toEqual({
      stocked: 8,
      reserved: 0,
    })
    expect(await level(shirt, locations.newYork)).toEqual({
      stocked: 5,
      reserved: 0,
    })
    expect(await askCart(store, tent.id, 8)).toMatchObject({ accepted: true })
    expect(await askCart(store, tent.id, 9)).toMatchObject({ accepted: false })
    expect((await admin.get("/admin/sources")).status).toBe(404)
    expectOk(
      await admin.get("/admin/stock-locations?fields=id,*sales_channels")
    )
    await stop()
  })

  step(
    "has its sources and source items again when the plugin comes back",
    async () => {
      await addPlugin()
      await app.medusa(MIGRATE)

      const items = await database.rows(
        `select s.code || ',' || i.sku || ',' || si.status || ',' || si.withheld_quantity as line
       from stock_source_item si
       join stock_source s on s.id = si.source_id
       join inventory_item i on i.id = si.inventory_item_id
       order by 1`
      )
      expect(items.map(({ line }) => line)).toEqual([
        "berlin,SHIRT,1,0",
        "berlin,TENT,1,0",
        "new-york,SHIRT,1,0",
      ])
    }
  )
})
