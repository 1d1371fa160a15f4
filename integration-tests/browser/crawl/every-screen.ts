import { expectOk, type Answer } from "../../helpers/client"
import { check, settled, stockCsv } from "../../helpers/stock-imports"
import { waitFor } from "../../helpers/wait-for"
import { crawlScreens } from "./crawl"
import { openImports, type Imports } from "./imports"
import type { CrawledScreen } from "./screen"
import { chooseFile } from "../support/import-page"
import { holdLevel } from "../support/stock"
import { stockFile } from "../support/stock-file"
import type { BrowserStore } from "../support/store"
import { browserSuite } from "../support/suite"

/** A window's screens take a minute on two idle cores. */
const WINDOW_MS = 600_000

/** Ids of what the screens show. */
type Shop = {
  imports: Imports
  item: string
  product: string
  location: string
}

type Screens = Record<string, CrawledScreen>

const inStates = (imports: Imports, ...names: (keyof Imports)[]): Screens =>
  Object.fromEntries(
    names.map((name) => [
      `an import: ${name}`,
      { path: `/stock-imports/${imports[name]}` },
    ])
  )

/** Every screen of ours, by the window in which they are crawled. What is on them is found by itself. */
const SCREENS: Record<string, (shop: Shop) => Screens> = {
  "the sources": () => ({
    "Stock Sources": { path: "/stock-sources", rows: 2 },
    "a new source": { path: "/stock-sources/_create" },
    "a source": { path: "/stock-sources/paris" },
    "a disabled source": { path: "/stock-sources/outlet-lyon", rows: 1 },
    "a source that is edited": { path: "/stock-sources/paris/edit" },
    "a source that gets items": { path: "/stock-sources/paris/add" },
  }),
  "the imports and the export": () => ({
    "Stock Imports": { path: "/stock-imports", rows: 4 },
    "a new import": { path: "/stock-imports/new" },
    "a new import with its file": {
      path: "/stock-imports/new",
      prepare: (page) => chooseFile(page, stockFile(["berlin,SPORK-TI,1,12"])),
    },
    "Import profiles": { path: "/stock-imports/profiles" },
    "Export stock": { path: "/stock-export" },
  }),
  "our parts of Medusa's screens": ({ item, product, location }) => ({
    "the inventory's list": { path: "/inventory", widget: "Stock Sources" },
    "an inventory item": { path: `/inventory/${item}`, widget: "Sources" },
    "a product": { path: `/products/${product}`, widget: "Sources" },
    "a stock location": {
      path: `/settings/locations/${location}`,
      widget: "Source",
    },
  }),
  "what is checked": ({ imports }) =>
    inStates(imports, "checked", "alarm", "moved", "rejected", "rejectedFile"),
  "what is applied or undone": ({ imports }) =>
    inStates(imports, "applied", "undone", "canceled", "failed", "dropped"),
  "what was given up": ({ imports }) =>
    inStates(
      imports,
      ...(["halfApplied", "halfTakenBack"] as const),
      ...(["halfUndone", "unannounced"] as const)
    ),
}

browserSuite("crawl", {}, (test, getStore) => {
  let shop: Shop

  beforeAll(async () => {
    shop = await openShop(getStore())
  }, 120_000)

  for (const [name, screensIn] of Object.entries(SCREENS)) {
    test(
      `${name}: no click leads to a dead end`,
      async (scene) => {
        expect(await crawlScreens(scene, screensIn(shop))).toEqual([])
      },
      WINDOW_MS
    )
  }

  test("an import that is being applied: no click leads to a dead end", async (scene) => {
    const { store } = scene
    const { id } = await check(store.admin, stockCsv(["berlin,SPORK-TI,1,67"]))
    const locks = await holdLevel(store, "berlin", "SPORK-TI")
    expectOk(await store.admin.post(`/admin/stock-imports/${id}/apply`))
    const deadEnds = await crawlScreens(scene, {
      "being applied": { path: `/stock-imports/${id}` },
    })
    await locks.release()
    await settled(store.admin, id)
    expect(deadEnds).toEqual([])
  })

  // On the source's own page each change would wait for the lock that holds the units back.
  test("Stock Sources while units are withheld: no click leads to a dead end", async (scene) => {
    const { admin } = scene.store
    const locks = await holdLevel(scene.store, "toronto", "SPORK-TI")
    // It answers when the units have followed, or after ten seconds.
    const disabled = admin.post("/admin/sources/toronto", { enabled: false })
    await waitFor("Toronto's units to be withheld", async () =>
      isSettling(await admin.get("/admin/sources/toronto"))
    )
    const deadEnds = await crawlScreens(scene, {
      "Stock Sources": { path: "/stock-sources", rows: 1 },
    })
    expect(isSettling(await admin.get("/admin/sources/toronto"))).toBe(true)
    await locks.release()
    expectOk(await disabled)
    expectOk(await admin.post("/admin/sources/toronto", { enabled: true }))
    expect(deadEnds).toEqual([])
  })
})

const isSettling = (answer: Answer): boolean =>
  !!expectOk(answer).source.settling

async function openShop(store: BrowserStore): Promise<Shop> {
  const { admin } = store
  const get = async (path: string) => expectOk(await admin.get(path))
  const { inventory_items } = await get(
    "/admin/inventory-items?sku=BOTTLE-1L-GRN"
  )
  const { products } = await get("/admin/products?limit=1")
  const { source } = await get("/admin/sources/berlin")
  return {
    imports: await openImports(store),
    item: inventory_items[0].id,
    product: products[0].id,
    location: source.stock_location_id,
  }
}
