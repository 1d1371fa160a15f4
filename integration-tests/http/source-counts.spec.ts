import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import {
  createProduct,
  createSource,
  createStore,
  type TestStore,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(120_000)

const COUNTS =
  "items_count,quantity,reserved_quantity,available_quantity,out_of_stock_count"

// Beside the default fields: Medusa wants the plus before each one.
const WITH_COUNTS = COUNTS.split(",")
  .map((field) => `+${field}`)
  .join(",")

storeSuite({
  moduleName: "stock-sources",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      await createSource(admin, store, { code: "default", name: "Zutphen" })
      const berlin = await createSource(admin, store, {
        code: "berlin",
        name: "Store 10",
      })
      const lyon = await createSource(admin, store, {
        code: "lyon",
        name: "Store 9",
      })
      const [mug] = await createProduct(admin, store, {
        MUG: { [berlin.stock_location_id]: 10.5 },
        CUP: { [berlin.stock_location_id]: 4, [lyon.stock_location_id]: 30 },
        JUG: { [berlin.stock_location_id]: 0 },
      })
      expectOk(
        await admin.post("/admin/reservations", {
          inventory_item_id: mug.inventoryItemId,
          location_id: berlin.stock_location_id,
          quantity: 3,
        })
      )
    })

    const codes = async (order: string, more = "") =>
      expectOk(
        await admin.get(`/admin/sources?order=${order}${more}`)
      ).sources.map((one: any) => one.code)

    it("a source says what its items are all together, where it is asked", async () => {
      const { source } = expectOk(
        await admin.get(`/admin/sources/berlin?fields=code,${COUNTS}`)
      )
      expect(source).toMatchObject({
        code: "berlin",
        items_count: 3,
        quantity: 14.5,
        reserved_quantity: 3,
        available_quantity: 11.5,
        out_of_stock_count: 1,
      })
      const plain = expectOk(await admin.get("/admin/sources/berlin")).source
      expect(plain).not.toHaveProperty("items_count")
    })

    it("withheld units are counted, and are not available", async () => {
      expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))
      const { source } = expectOk(
        await admin.get(`/admin/sources/berlin?fields=${WITH_COUNTS}`)
      )
      expect(source).toMatchObject({
        name: "Store 10",
        items_count: 3,
        quantity: 14.5,
        reserved_quantity: 3,
        available_quantity: 0,
        out_of_stock_count: 1,
      })
    })

    it("a list has the counts of each source, and zeros for one without items", async () => {
      await createSource(admin, store, { code: "oslo" })
      const { sources } = expectOk(
        await admin.get(
          `/admin/sources?fields=${WITH_COUNTS}&code[]=lyon&code[]=oslo`
        )
      )
      expect(sources).toEqual([
        expect.objectContaining({ code: "lyon", items_count: 1, quantity: 30 }),
        expect.objectContaining({
          code: "oslo",
          items_count: 0,
          quantity: 0,
          reserved_quantity: 0,
          available_quantity: 0,
          out_of_stock_count: 0,
        }),
      ])
    })

    it("sources are ordered by name and by what they hold, over all pages", async () => {
      expect(await codes("name")).toEqual(["lyon", "berlin", "default"])
      expect(await codes("-name")).toEqual(["default", "berlin", "lyon"])
      expect(await codes("-quantity")).toEqual(["lyon", "berlin", "default"])
      expect(await codes("quantity", "&limit=1&offset=1")).toEqual(["berlin"])
      expect(await codes("-out_of_stock_count", "&q=store")).toEqual([
        "berlin",
        "lyon",
      ])
      const page = expectOk(
        await admin.get("/admin/sources?order=name&limit=2&offset=2")
      )
      expect(page).toMatchObject({ count: 3, limit: 2, offset: 2 })
    })
  },
})
