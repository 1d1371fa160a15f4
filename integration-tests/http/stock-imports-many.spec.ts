import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import resumeStockImports from "medusa-plugin-stock-sources/jobs/resume-stock-imports"
import { isUnderWay } from "medusa-plugin-stock-sources/workflows/stock-imports/acts/acts-under-way"
import { Client as Postgres } from "pg"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { startServer, type TestServer } from "../helpers/server"
import { seedManyLevels, seedSourceItems } from "../helpers/source-items"
import { act, check, settled, upload } from "../helpers/stock-imports"
import { createStore } from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"
import { TestDatabase } from "../helpers/test-database"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(900_000)

const HEADER = "source_code,sku,quantity\n"
// What a store on a busy machine may take. Before, requests stood still for a minute and then failed.
const LONGEST_ANSWER_MS = 20_000

useFileFolder()

/** Rows that set the first `count` SKUs of berlin. */
const stockFile = (count: number, quantity = 7) =>
  HEADER +
  Array.from(
    { length: count },
    (_, n) => `berlin,SKU-${n + 1},${quantity}\n`
  ).join("")

storeSuite({
  moduleName: "stock-imports-many",
  testSuite: ({ api, dbConfig, getContainer }) => {
    let container: MedusaContainer
    let admin: Client
    let database: TestDatabase
    let shopper: Client

    beforeEach(async () => {
      container = getContainer()
      admin = await createAdmin(container, api)
      shopper = (await createStore(api, admin)).shopper
      await seedSourceItems(container, { berlin: "Berlin" }, [])
      database = await TestDatabase.of(container)
    })
    afterEach(async () => {
      jest.restoreAllMocks()
      await database.close()
    })

    describe("at once", () => {
      let server: TestServer | undefined
      afterEach(async () => {
        await server?.kill()
        server = undefined
        // Medusa's test runner, whose own hook comes after this one, waits for what a server of another process has left
        // of its workflows, and nobody ends.
        await database.rows("delete from workflow_execution")
      })

      /** Asks for products one request after the other, until told to stop; returns how long each took. */
      const shopOn = (shop: Client) => {
        let open = true
        const times: number[] = []
        const asking = (async () => {
          while (open) {
            const began = performance.now()
            const { status } = await shop.get("/store/products?limit=10")
            times.push(performance.now() - began)
            expect(status).toBe(200)
          }
          return times
        })()
        asking.catch(() => undefined)
        return {
          stop: () => {
            open = false
            return asking
          },
        }
      }

      it.each([
        { pool: 10, imports: 30, lines: 4_000 },
        { pool: 5, imports: 30, lines: 2_000 },
      ])(
        "$imports files of $lines rows are checked on a pool of $pool, and shoppers are served meanwhile",
        async ({ pool, imports, lines }) => {
          await seedManyLevels(container, "berlin", lines, 1)
          server = await startServer(dbConfig.clientUrl, {
            DEMO_POOL: `${pool}`,
          })
          const { get, post } = server.client(admin.headers)
          const over = { ...admin, get, post } as Client
          const shop = shopOn(server.client(shopper.headers))
          const csv = stockFile(lines)
          const uploads = await Promise.all(
            Array.from({ length: imports }, (_, n) =>
              upload(over, csv, { filename: `${n}.csv` })
            )
          )
          const ends = []
          for (const answer of uploads) {
            const { id } = expectOk(answer).stock_import
            ends.push(await settled(over, id, 600))
          }
          const times = await shop.stop()

          expect(ends.map(({ status }) => status)).toEqual(
            Array(imports).fill("checked")
          )
          expect(ends.map(({ counts }) => counts.update)).toEqual(
            Array(imports).fill(lines)
          )
          expect(Math.max(...times)).toBeLessThan(LONGEST_ANSWER_MS)
          const applied = await act(over, ends[0].id, "apply")
          expect(applied).toMatchObject({ status: "applied" })
        }
      )

      it("an import is applied and undone on a pool of 3, and shoppers are served meanwhile", async () => {
        const lines = 3_000
        await seedManyLevels(container, "berlin", lines, 1)
        server = await startServer(dbConfig.clientUrl, { DEMO_POOL: "3" })
        const over = server.client(admin.headers)
        const shop = shopOn(server.client(shopper.headers))
        const { id } = await check(over, stockFile(lines))
        expect(await act(over, id, "apply")).toMatchObject({
          status: "applied",
          counts: { update: lines },
        })
        expect(await act(over, id, "undo")).toMatchObject({
          status: "undone",
          counts: { not_undone: 0 },
        })
        expect(Math.max(...(await shop.stop()))).toBeLessThan(LONGEST_ANSWER_MS)
      })

      it("ten exports that nobody reads leave shoppers and imports their connections, and are refused past a few", async () => {
        await seedManyLevels(container, "berlin", 30_000, 1_000)
        server = await startServer(dbConfig.clientUrl, { DEMO_POOL: "10" })
        const { url } = server
        const over = server.client(admin.headers)
        const shop = shopOn(server.client(shopper.headers))
        const leave = new AbortController()
        const readers = await Promise.all(
          Array.from({ length: 10 }, () =>
            fetch(`${url}/admin/source-items/export?columns=sku,title`, {
              headers: admin.headers,
              signal: leave.signal,
            })
          )
        )
        const refused = readers.filter(({ status }) => status === 503)
        expect(readers.map(({ status }) => status).sort()).toEqual([
          ...Array(2).fill(200),
          ...Array(8).fill(503),
        ])
        for (const answer of refused) {
          expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0)
          expect(await answer.json()).toEqual({
            type: "not_available",
            message: expect.stringContaining("Try again"),
          })
        }
        expect(await check(over, stockFile(1_000))).toMatchObject({
          status: "checked",
        })
        expect(Math.max(...(await shop.stop()))).toBeLessThan(LONGEST_ANSWER_MS)

        leave.abort()
        const { status, data } = await over.get(
          "/admin/source-items/export?columns=sku"
        )
        expect(status).toBe(200)
        expect(data.match(/\n/g)).toHaveLength(30_001)
      })
    })

    describe("that wait for their turn", () => {
      const FILES = 4
      const AT_ONCE = 2
      let ids: string[] = []

      // Medusa's test runner waits for workflows that would stand before the locks of a test that failed.
      afterEach(async () => {
        await database.releaseLocks()
        for (const id of ids) {
          await settled(admin, id)
        }
      })

      /** Imports that are being checked, the first of which stand before a lock of the stock. */
      const waiting = async () => {
        await seedManyLevels(container, "berlin", 10, 1)
        const opened = jest.spyOn(
          container.resolve(Modules.FILE),
          "getDownloadStream"
        )
        const locks = await database.hold(
          "lock table inventory_level in access exclusive mode"
        )
        ids = []
        for (let n = 0; n < FILES; n++) {
          const answer = await upload(admin, stockFile(10), {
            allowed_errors: n,
          })
          ids.push(expectOk(answer).stock_import.id)
        }
        await waitFor(
          "as many checks as may run to stand before the lock",
          () =>
            database.rows(
              "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'insert into stock_import_unchanged'"
            ),
          (blocked) => blocked.length === AT_ONCE
        )
        await waitFor("the other checks to stand in line", async () =>
          ids.every(isUnderWay)
        )
        return { ids, locks, opened }
      }

      it("open their file when it comes, and only once", async () => {
        const { ids, locks, opened } = await waiting()
        expect(opened).toHaveBeenCalledTimes(AT_ONCE)
        await locks.release()
        for (const id of ids) {
          expect(await settled(admin, id)).toMatchObject({ status: "checked" })
        }
        expect(opened).toHaveBeenCalledTimes(FILES)
      })

      it("can be canceled, and never open it", async () => {
        const { ids, locks, opened } = await waiting()
        const last = `/admin/stock-imports/${ids[FILES - 1]}`
        expectOk(await admin.post(`${last}/cancel`))
        expect(expectOk(await admin.get(last)).stock_import).toMatchObject({
          status: "canceled",
        })
        await locks.release()
        for (const id of ids.slice(0, -1)) {
          expect(await settled(admin, id)).toMatchObject({ status: "checked" })
        }
        expect(opened).toHaveBeenCalledTimes(FILES - 1)
      })

      it("are not begun again by the job that resumes what a dead process left", async () => {
        const { ids, locks } = await waiting()
        await database.rows(
          "update stock_import set updated_at = now() - interval '1 hour'"
        )
        const run = jest.spyOn(
          container.resolve(Modules.WORKFLOW_ENGINE),
          "run"
        )
        await resumeStockImports(container)
        expect(run).not.toHaveBeenCalled()
        await locks.release()
        for (const id of ids) {
          await settled(admin, id)
        }
      })
    })

    describe("that stand before the locks of inventory items", () => {
      // In the second chunk: an apply begins with chunks of 250 lines.
      const HELD = "iitem_400"
      const LOOKS = 5

      /** Begins the act while somebody holds the item's lock, and runs `work` once the chunk of that item waits for it. */
      const whileHeld = async (
        id: string,
        action: "apply" | "undo",
        work: () => Promise<unknown>
      ) => {
        const locking = container.resolve(Modules.LOCKING)
        const mark = action === "apply" ? "applied_through" : "undone_through"
        await locking.execute([HELD], async () => {
          const asked = jest.spyOn(locking, "execute").mockClear()
          expectOk(await admin.post(`/admin/stock-imports/${id}/${action}`))
          await waitFor("a chunk to ask for the lock", async () =>
            asked.mock.calls.some(([keys]) => [keys].flat().includes(HELD))
          )
          await waitFor(
            "the chunk before it to be written",
            () =>
              database.rows(
                `select 1 from stock_import where id = $1 and ${mark} > 0`,
                [id]
              ),
            (written) => written.length > 0
          )
          await work()
        })
        return settled(admin, id)
      }

      it("hold one connection of the pool, whether they are applied or undone", async () => {
        await seedManyLevels(container, "berlin", 600, 1)
        const { pool } = (
          container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as any
        ).client
        // What else is done in this process has its connections for a moment only.
        const untilOneIsHeld = async () => {
          let looks = 0
          await waitFor(
            "one connection to be held, several times in a row",
            async () => {
              const used = pool.numUsed()
              looks = used === 1 ? looks + 1 : 0
              return { used, looks }
            },
            () => looks === LOOKS
          )
        }
        const { id } = await check(admin, stockFile(600))
        expect(await whileHeld(id, "apply", untilOneIsHeld)).toMatchObject({
          status: "applied",
          counts: { update: 600 },
        })
        expect(await whileHeld(id, "undo", untilOneIsHeld)).toMatchObject({
          status: "undone",
          counts: { not_undone: 0 },
        })
      })
    })

    it("are checked beside one that stands still when its lines are counted", async () => {
      await seedManyLevels(container, "berlin", 3_000, 1)
      const locks = await database.hold(
        "lock table product_variant in access exclusive mode"
      )
      // Why a SKU is not known is looked up among the variants.
      const slow = expectOk(
        await upload(admin, `${stockFile(3_000)}berlin,NOPE,1\n`, {
          allowed_errors: 1,
        })
      ).stock_import
      await database.untilBlocked("product_variant")
      expect(await check(admin, stockFile(3_000))).toMatchObject({
        status: "checked",
      })
      await locks.release()
      expect(await settled(admin, slow.id)).toMatchObject({ status: "checked" })
    })

    it("read an import that two hundred watch as often as for one", async () => {
      await seedManyLevels(container, "berlin", 10, 1)
      const locks = await database.hold(
        "lock table inventory_level in access exclusive mode"
      )
      const { id } = expectOk(await upload(admin, stockFile(10))).stock_import
      const { baseURL } = api.defaults
      const watchers = await Promise.all(
        Array.from({ length: 200 }, () =>
          fetch(`${baseURL}/admin/stock-imports/${id}/events`, {
            headers: admin.headers,
          })
        )
      )
      const firsts = watchers.map(async ({ body }) => {
        const { value } = await body!.getReader().read()
        return Buffer.from(value!).toString()
      })
      expect((await Promise.all(firsts))[199]).toContain(id)

      const query = jest.spyOn(Postgres.prototype, "query")
      const reads = () =>
        query.mock.calls.filter(([asked]) => {
          const { text = asked } = asked as unknown as { text?: string }
          return /select [^;]* from "(public"\.")?stock_import"/.test(`${text}`)
        }).length
      const began = Date.now()
      await waitFor("it to be read five times", async () => reads() >= 5)
      const halfSeconds = (Date.now() - began) / 500
      expect(reads()).toBeLessThanOrEqual(halfSeconds + 2)
      await locks.release()
      expect(await settled(admin, id)).toMatchObject({ status: "checked" })
    })
  },
})
