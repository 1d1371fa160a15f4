import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { checkout, createShipping, fulfillOrder } from "../helpers/order"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { liveStock, stockLines } from "../helpers/stock"
import { act, importCsv, rows, stockCsv } from "../helpers/stock-imports"
import {
  askCart,
  createProduct,
  createSource,
  createStore,
  readLevel,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"

jest.setTimeout(120_000)

useFileFolder()

storeSuite({
  moduleName: "stock-imports-stock",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let container: MedusaContainer

    setUpOnce(getContainer, async () => {
      container = getContainer()
      admin = await createAdmin(container, api)
    })

    /** What GET /admin/source-items says of a pair: `1,5`, and what of it can be sold. */
    const pair = async (source: string, sku: string) => {
      const { source_items } = expectOk(
        await admin.get(`/admin/source-items?source_code=${source}&sku=${sku}`)
      )
      const [item] = source_items
      return {
        promise: `${item.status},${item.quantity}`,
        available: item.available_quantity,
      }
    }
    const enable = async (code: string, enabled: boolean) =>
      expectOk(await admin.post(`/admin/sources/${code}`, { enabled }))

    describe("what Medusa's own cart sells after an import", () => {
      let store: TestStore
      let berlin: string
      let paris: string
      let shirt: TestVariant
      let mug: TestVariant

      beforeEach(async () => {
        store = await createStore(api, admin)
        await createSource(admin, store, { code: "default" })
        berlin = (await createSource(admin, store, { code: "berlin" }))
          .stock_location_id
        paris = (await createSource(admin, store, { code: "paris" }))
          .stock_location_id
        ;[shirt, mug] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 5 },
          MUG: { [berlin]: 5, [paris]: 3 },
        })
      })

      /** The cart takes so many of it, and not one more. */
      const sells = async (variant: TestVariant, units: number) => {
        if (units) {
          expect(await askCart(store, variant.id, units)).toMatchObject({
            accepted: true,
          })
        }
        expect(await askCart(store, variant.id, units + 1)).toMatchObject({
          accepted: false,
          message: "Some variant does not have the required inventory",
        })
      }

      it("is refused where the file says out of stock, accepted where it says in stock", async () => {
        await sells(shirt, 5)
        await sells(mug, 8)

        await importCsv(
          admin,
          stockCsv(["berlin,SHIRT,0,9", "berlin,MUG,0,5", "paris,MUG,1,4"])
        )
        expect(await pair("berlin", "SHIRT")).toEqual({
          promise: "0,9",
          available: 0,
        })
        await sells(shirt, 0)
        await sells(mug, 4)

        await importCsv(
          admin,
          stockCsv(["berlin,SHIRT,1,9", "paris,MUG,0,4", "berlin,MUG,1,2"])
        )
        expect(await pair("berlin", "SHIRT")).toEqual({
          promise: "1,9",
          available: 9,
        })
        await sells(shirt, 9)
        await sells(mug, 2)
      })

      it("at a disabled source is nothing until it is enabled, and nothing again once it is disabled; the quantity is the file's all along", async () => {
        await enable("paris", false)
        await importCsv(
          admin,
          stockCsv(["paris,SHIRT,1,6", "berlin,SHIRT,0,5", "paris,MUG,0,7"])
        )
        expect(await pair("paris", "SHIRT")).toEqual({
          promise: "1,6",
          available: 0,
        })
        await sells(shirt, 0)

        await enable("paris", true)
        expect(await pair("paris", "SHIRT")).toEqual({
          promise: "1,6",
          available: 6,
        })
        expect((await pair("paris", "MUG")).promise).toBe("0,7")
        await sells(shirt, 6)
        await sells(mug, 5)

        await enable("paris", false)
        expect(await pair("paris", "SHIRT")).toEqual({
          promise: "1,6",
          available: 0,
        })
        await sells(shirt, 0)
      })

      it("undone by difference keeps what was sold since: 5, imported 10, one sold and shipped, undone 4", async () => {
        const shipping = await createShipping(admin, store, berlin)
        const { id } = await importCsv(admin, stockCsv(["berlin,SHIRT,1,10"]))
        await sells(shirt, 10)
        const { order } = expectOk(await checkout(store, shipping, shirt.id, 1))
        await sells(shirt, 9)
        await fulfillOrder(admin, order, berlin)
        expect(await pair("berlin", "SHIRT")).toMatchObject({ promise: "1,9" })

        expect(await act(admin, id, "undo")).toMatchObject({ status: "undone" })
        expect(
          await readLevel(admin, shirt.inventoryItemId, berlin)
        ).toMatchObject({ stocked_quantity: 4, reserved_quantity: 0 })
        await sells(shirt, 4)
      })

      it("an order of before keeps its units where the import withdraws the rest; undone, the rest sells again", async () => {
        const shipping = await createShipping(admin, store, berlin)
        const { order } = expectOk(await checkout(store, shipping, shirt.id, 2))
        await sells(shirt, 3)
        const { id } = await importCsv(admin, stockCsv(["berlin,SHIRT,0,5"]))
        await sells(shirt, 0)
        await fulfillOrder(admin, order, berlin)
        expect((await pair("berlin", "SHIRT")).promise).toBe("0,3")
        await sells(shirt, 0)

        await act(admin, id, "undo")
        expect(await pair("berlin", "SHIRT")).toEqual({
          promise: "1,3",
          available: 3,
        })
        await sells(shirt, 3)
      })
    })

    describe("undo", () => {
      beforeEach(() =>
        seedSourceItems(container, { berlin: "Berlin", paris: "Paris" }, [
          { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
          { source: "berlin", sku: "CAP", stocked: "20", status: 1 },
          { source: "paris", sku: "SHIRT", withheld: "7.25", status: 0 },
        ])
      )

      const setStock = async (item: string, source: string, units: number) =>
        expectOk(
          await admin.post(
            `/admin/inventory-items/iitem_${item}/location-levels/sloc_${source}`,
            { stocked_quantity: units }
          )
        )
      const reserve = async (item: string, source: string, quantity: number) =>
        expectOk(
          await admin.post("/admin/reservations", {
            inventory_item_id: `iitem_${item}`,
            location_id: `sloc_${source}`,
            quantity,
          })
        )
      const notUndone = async (id: string) =>
        (await rows(admin, id, "issue=not_undone")).map(
          ({ row_number, issues }) => [
            row_number,
            issues.find(({ code }: any) => code === "not_undone").message,
          ]
        )

      it("brings everything back as it was: quantities, statuses, what was created and what was deleted", async () => {
        const before = await liveStock(container)
        const lines = await stockLines(admin)
        const appended = await importCsv(
          admin,
          stockCsv([
            "berlin,SHIRT,0,8.5",
            "paris,SHIRT,1,7.25",
            "paris,CAP,1,3",
          ])
        )
        const deleted = await importCsv(admin, stockCsv(["berlin,CAP,,"]), {
          behavior: "delete",
        })
        expect(await stockLines(admin)).toEqual([
          "berlin,SHIRT,0,8.5",
          "paris,CAP,1,3",
          "paris,SHIRT,1,7.25",
        ])
        await act(admin, deleted.id, "undo")
        await act(admin, appended.id, "undo")
        expect(await stockLines(admin)).toEqual(lines)
        expect(await liveStock(container)).toEqual(before)
        expect(await notUndone(appended.id)).toEqual([])
        expect(await notUndone(deleted.id)).toEqual([])
      })

      it("takes back by difference on every line: what was sold or edited since stays", async () => {
        const { id } = await importCsv(
          admin,
          stockCsv(["berlin,SHIRT,1,10", "berlin,CAP,1,15", "paris,CAP,1,4"])
        )
        await setStock("SHIRT", "berlin", 9)
        await setStock("CAP", "berlin", 18)
        await setStock("CAP", "paris", 6)
        await act(admin, id, "undo")
        expect(await stockLines(admin)).toEqual([
          "berlin,CAP,1,23",
          "berlin,SHIRT,1,4",
          "paris,CAP,1,2",
          "paris,SHIRT,0,7.25",
        ])
      })

      it("brings a deleted level back with its id and its metadata", async () => {
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        const level = { id: "ilev_berlin_CAP" }
        const metadata = { shelf: "A-7" }
        await knex("inventory_level")
          .where(level)
          .update({
            metadata: JSON.stringify(metadata),
            incoming_quantity: "3",
          })
        const { id } = await importCsv(admin, stockCsv(["berlin,CAP,,"]), {
          behavior: "delete",
        })
        expect(await stockLines(admin)).not.toContain("berlin,CAP,1,20")
        await act(admin, id, "undo")
        expect(await stockLines(admin)).toContain("berlin,CAP,1,20")
        expect(await knex("inventory_level").where(level)).toMatchObject([
          {
            deleted_at: null,
            metadata,
            stocked_quantity: "20",
            incoming_quantity: "3",
          },
        ])
        expect(
          (await liveStock(container)).levels.filter(
            ({ inventory_item_id }) => inventory_item_id === "iitem_CAP"
          )
        ).toHaveLength(1)
      })

      it("keeps a created level that holds reservations, lists it as not_undone and does the rest", async () => {
        const { id } = await importCsv(
          admin,
          stockCsv(["paris,CAP,1,4", "berlin,SHIRT,1,8"])
        )
        await reserve("CAP", "paris", 1)
        expect(await act(admin, id, "undo")).toMatchObject({ status: "undone" })
        expect(await notUndone(id)).toEqual([
          [2, expect.stringContaining("1 unit is reserved for orders")],
        ])
        expect(await stockLines(admin)).toEqual([
          "berlin,CAP,1,20",
          "berlin,SHIRT,1,5",
          "paris,CAP,1,4",
          "paris,SHIRT,0,7.25",
        ])
      })

      it("leaves a line where more was sold since than is left to take away, and lists it", async () => {
        const { id } = await importCsv(
          admin,
          stockCsv(["berlin,SHIRT,1,10", "paris,CAP,1,4", "berlin,CAP,1,21"])
        )
        await setStock("SHIRT", "berlin", 3)
        await setStock("CAP", "paris", 1)
        await act(admin, id, "undo")
        expect(await notUndone(id)).toEqual([
          [2, expect.stringContaining("only 3 units are left")],
          [3, expect.stringContaining("only 1 unit is left")],
        ])
        expect(await stockLines(admin)).toEqual([
          "berlin,CAP,1,20",
          "berlin,SHIRT,1,3",
          "paris,CAP,1,1",
          "paris,SHIRT,0,7.25",
        ])
      })

      it("lists a line whose level was removed since, and one whose deleted level was made anew it takes back into that", async () => {
        const appended = await importCsv(admin, stockCsv(["berlin,SHIRT,1,10"]))
        await importCsv(admin, stockCsv(["berlin,SHIRT,,"]), {
          behavior: "delete",
        })
        await act(admin, appended.id, "undo")
        expect(await notUndone(appended.id)).toEqual([
          [2, expect.stringContaining("no longer assigned")],
        ])

        const deleted = await importCsv(admin, stockCsv(["berlin,CAP,,"]), {
          behavior: "delete",
        })
        await importCsv(admin, stockCsv(["berlin,CAP,1,2"]))
        await act(admin, deleted.id, "undo")
        expect(await stockLines(admin)).toEqual([
          "berlin,CAP,1,22",
          "paris,SHIRT,0,7.25",
        ])
      })

      it("keeps a status that an admin has set since", async () => {
        const { id } = await importCsv(admin, stockCsv(["paris,SHIRT,1,9"]))
        await importCsv(admin, stockCsv(["paris,SHIRT,0,9"]))
        await act(admin, id, "undo")
        expect(await stockLines(admin)).toContain("paris,SHIRT,0,7.25")
      })

      it("at a source that was disabled since withholds what comes back, and enabling sells it", async () => {
        const up = await importCsv(admin, stockCsv(["berlin,SHIRT,1,10"]))
        const gone = await importCsv(admin, stockCsv(["berlin,CAP,,"]), {
          behavior: "delete",
        })
        await enable("berlin", false)
        await act(admin, up.id, "undo")
        await act(admin, gone.id, "undo")
        expect(await pair("berlin", "SHIRT")).toEqual({
          promise: "1,5",
          available: 0,
        })
        expect(await pair("berlin", "CAP")).toEqual({
          promise: "1,20",
          available: 0,
        })
        await enable("berlin", true)
        expect(await pair("berlin", "SHIRT")).toEqual({
          promise: "1,5",
          available: 5,
        })
        expect(await pair("berlin", "CAP")).toEqual({
          promise: "1,20",
          available: 20,
        })
      })
    })
  },
})
