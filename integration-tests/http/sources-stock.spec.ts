import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { checkout, createShipping, fulfillOrder } from "../helpers/order"
import { setUpOnce } from "../helpers/set-up-once"
import { act, importCsv } from "../helpers/stock-imports"
import {
  askCart,
  createLocation,
  createProduct,
  createSource,
  createStore,
  readLevel,
  setStock,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { TestDatabase } from "../helpers/test-database"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

storeSuite({
  moduleName: "stock-sources-stock",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore
    let berlin: string

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      await createSource(admin, store, { code: "default" })
      berlin = (await createSource(admin, store, { code: "berlin" }))
        .stock_location_id
    })

    const service = () => getContainer().resolve("stock_source")

    const readItem = async (variant: TestVariant, locationId = berlin) => {
      const { data } = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({
          entity: "source_item",
          fields: ["*", "source.*"],
          filters: { inventory_item_id: variant.inventoryItemId },
        })
      return data.find(({ source }) => source?.stock_location_id === locationId)
    }

    /** What Query has of the level. */
    const itemOf = (variant: TestVariant, locationId = berlin) =>
      waitFor("the level's source item", () => readItem(variant, locationId))

    /** Stocked and withheld, as Medusa and the source item hold them. */
    const amounts = async (variant: TestVariant, locationId = berlin) => {
      const level = await readLevel(admin, variant.inventoryItemId, locationId)
      const item = await readItem(variant, locationId)
      return {
        stocked: level?.stocked_quantity,
        reserved: level?.reserved_quantity,
        withheld: Number(item?.withheld_quantity),
      }
    }

    const untilAmounts = (
      variant: TestVariant,
      stocked: number,
      withheld: number
    ) =>
      waitFor(
        `${stocked} stocked and ${withheld} withheld`,
        () => amounts(variant),
        (now) => now.stocked === stocked && now.withheld === withheld
      )

    /** As a plugin of the store may by SQL: without our workflows. */
    const writeStatus = async (variant: TestVariant, status: number) => {
      const item = await itemOf(variant)
      await getContainer()
        .resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )("stock_source_item_note")
        .insert({ inventory_level_id: item.inventory_level_id, status })
        .onConflict("inventory_level_id")
        .merge(["status"])
      return item
    }

    const changeStatus = async (variant: TestVariant, status: number) => {
      const item = await writeStatus(variant, status)
      await service().settleLevels([item.inventory_level_id])
    }

    const putOutOfStock = (variant: TestVariant) => changeStatus(variant, 0)

    describe("enabled", () => {
      it("disabling a source withholds all of it from Medusa's cart, enabling brings it back", async () => {
        const [shirt, cap] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 7 },
          CAP: { [berlin]: 2.5 },
        })
        await itemOf(shirt)
        await itemOf(cap)
        expect((await askCart(store, shirt.id, 7)).accepted).toBe(true)

        expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))

        expect(await amounts(shirt)).toEqual({
          stocked: 0,
          reserved: 0,
          withheld: 7,
        })
        expect(await amounts(cap)).toEqual({
          stocked: 0,
          reserved: 0,
          withheld: 2.5,
        })
        expect(await askCart(store, shirt.id, 1)).toMatchObject({
          accepted: false,
          message: "Some variant does not have the required inventory",
        })

        expectOk(await admin.post("/admin/sources/berlin", { enabled: true }))

        expect(await amounts(cap)).toEqual({
          stocked: 2.5,
          reserved: 0,
          withheld: 0,
        })
        expect((await askCart(store, shirt.id, 7)).accepted).toBe(true)
        expect((await askCart(store, shirt.id, 8)).accepted).toBe(false)
      })

      /** A level with 7 units that no event has told us of. */
      const createBareLevel = async () => {
        const [shirt] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 0 },
        })
        const item = await itemOf(shirt)
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(
            `update inventory_level
             set stocked_quantity = 7, raw_stocked_quantity = '{"value": "7", "precision": 20}'
             where id = ?`,
            [item.inventory_level_id]
          )
        return shirt
      }

      it("undoing a delete at a source that was disabled meanwhile withholds the units, and loses none", async () => {
        const shirt = await createBareLevel()
        const { id } = await importCsv(
          admin,
          "source_code,sku\nberlin,SHIRT\n",
          { behavior: "delete" }
        )
        expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))
        await act(admin, id, "undo")
        expect(await amounts(shirt)).toEqual({
          stocked: 0,
          reserved: 0,
          withheld: 7,
        })
      })

      it("disabling a source withholds levels that no event has told us of", async () => {
        const shirt = await createBareLevel()
        expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))
        expect(await amounts(shirt)).toEqual({
          stocked: 0,
          reserved: 0,
          withheld: 7,
        })
      })

      it("enabling a source leaves items that are out of stock withheld, and other sources alone", async () => {
        const oslo = await createSource(admin, store, {
          code: "oslo",
          enabled: false,
        })
        const [shirt, cap] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 7, [oslo.stock_location_id]: 4 },
          CAP: { [berlin]: 3 },
        })
        await waitFor(
          "oslo to withhold",
          () => amounts(shirt, oslo.stock_location_id),
          ({ withheld }) => withheld === 4
        )
        await putOutOfStock(cap)
        expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))
        expectOk(await admin.post("/admin/sources/berlin", { enabled: true }))
        expect(await amounts(shirt)).toMatchObject({ stocked: 7, withheld: 0 })
        expect(await amounts(cap)).toMatchObject({ stocked: 0, withheld: 3 })
        expect(await amounts(shirt, oslo.stock_location_id)).toMatchObject({
          stocked: 0,
          withheld: 4,
        })
      })

      it("a change that leaves `enabled` as it is settles nothing", async () => {
        const shirt = await createBareLevel()
        // Whoever looks through the levels of the source withholds this one.
        await writeStatus(shirt, 0)
        for (const changes of [
          { name: "Berlin Mitte" },
          { enabled: true, sales_channel_ids: [] },
          { is_default: true },
        ]) {
          expectOk(await admin.post("/admin/sources/berlin", changes))
        }
        expectOk(
          await admin.post("/admin/sources/default", { is_default: true })
        )
        expect(await amounts(shirt)).toMatchObject({ stocked: 7, withheld: 0 })
      })

      describe("with hundreds of levels, of which one is held", () => {
        const LEVELS = 300
        const PAGE = "select 1 from inventory_level where id = any"
        let database: TestDatabase
        let skus: string[]

        beforeEach(async () => {
          database = await TestDatabase.of(getContainer())
          skus = Array.from({ length: LEVELS }, (_, n) => `SKU-${n}`)
          await database.rows(
            `with item as (
               insert into inventory_item (id, sku)
               select 'iitem_' || n, 'SKU-' || n from generate_series(0, ${LEVELS - 1}) n
               returning id
             )
             insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
             select 'ilev_' || lpad(replace(id, 'iitem_', ''), 4, '0'), id, $1, 2.5, '{"value": "2.5", "precision": 20}' from item`,
            [berlin]
          )
        })

        afterEach(() => database.close())

        /** In the second page: the first one has 250 levels. */
        const holdLast = () =>
          database.hold(
            `select 1 from inventory_level where inventory_item_id = 'iitem_${LEVELS - 1}' for update`
          )
        const sums = async () => {
          const [row] = await database.rows(
            `select sum(l.stocked_quantity)::float8 as stocked, sum(i.withheld_quantity)::float8 as withheld
             from stock_source_item i join inventory_level l on l.id = i.inventory_level_id
             where i.deleted_at is null and l.deleted_at is null`
          )
          return row
        }
        const settlingOf = async () =>
          expectOk(await admin.get("/admin/sources/berlin")).source.settling

        it("disabling answers within seconds and says how far it is; the rest follows by itself", async () => {
          const held = await holdLast()
          const { source } = expectOk(
            await admin.post("/admin/sources/berlin", { enabled: false })
          )
          const half = { enabled: false, done: 250, total: LEVELS }
          expect(source).toMatchObject({ enabled: false, settling: half })
          const { sources } = expectOk(await admin.get("/admin/sources"))
          expect(
            sources.map(({ code, settling }: any) => [code, settling])
          ).toEqual([
            ["berlin", half],
            ["default", null],
          ])

          await held.release()

          await waitFor("all to be withheld", settlingOf, (one) => one === null)
          expect(await sums()).toEqual({
            stocked: 0,
            withheld: LEVELS * 2.5,
          })
        })

        it("enabling while units are still withheld leaves none of them behind", async () => {
          const held = await holdLast()
          const disabled = admin.post("/admin/sources/berlin", {
            enabled: false,
          })
          await database.untilBlocked(PAGE)
          const enabled = admin.post("/admin/sources/berlin", { enabled: true })
          await database.untilBlocked("^select id, code.*for update")
          await held.release()

          expectOk(await disabled)
          expectOk(await enabled)
          await waitFor("all to be released", settlingOf, (one) => one === null)
          expect(await sums()).toEqual({
            stocked: LEVELS * 2.5,
            withheld: 0,
          })
        })

        it("an import that is applied meanwhile, and the withholding, make and lose no unit", async () => {
          const held = await holdLast()
          const disabled = admin.post("/admin/sources/berlin", {
            enabled: false,
          })
          await database.untilBlocked(PAGE)
          const imported = importCsv(
            admin,
            [
              "source_code,sku,quantity",
              ...skus.map((sku) => `berlin,${sku},3.5`),
              "default,SKU-0,3",
            ].join("\n")
          )
          // The lines behind that are about items whose locks the page has.
          await waitFor(
            "the first lines to be applied",
            () => database.rows("select applied_through from stock_import"),
            ([one]) => one?.applied_through > 0
          )
          await held.release()

          expectOk(await disabled)
          await imported
          await waitFor("all to be withheld", settlingOf, (one) => one === null)
          expect(await sums()).toEqual({ stocked: 3, withheld: LEVELS * 3.5 })
        })

        it("a source that goes while its units are withheld leaves nothing at work", async () => {
          const held = await holdLast()
          const disabled = admin.post("/admin/sources/berlin", {
            enabled: false,
          })
          await database.untilBlocked(PAGE)
          const deleted = admin.delete(`/admin/stock-locations/${berlin}`)
          await held.release()
          await disabled
          expectOk(await deleted)

          await waitFor(
            "the source to go, and its settling",
            () =>
              database.rows(
                `select 1 from stock_source_settling union all
                 select 1 from stock_source where code = 'berlin' and deleted_at is null`
              ),
            (rows) => rows.length === 0
          )
        })
      })

      it("a source with items or reservations cannot be deleted, and the refusal counts them", async () => {
        const [shirt] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 7 },
        })
        await itemOf(shirt)
        expectOk(
          await admin.post("/admin/reservations", {
            inventory_item_id: shirt.inventoryItemId,
            location_id: berlin,
            quantity: 2,
          })
        )
        expect(await admin.delete("/admin/sources/berlin")).toMatchObject({
          status: 400,
          data: {
            type: "not_allowed",
            message:
              'Source "berlin" cannot be deleted: it holds 1 source item(s) with 7 unit(s) in all, and ' +
              "1 reservation(s). Unassign its items and release its reservations first.",
          },
        })
      })

      const levelAtBerlin = (item: string) =>
        `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
         values ('ilev_late', '${item}', '${berlin}', 7, '{"value": "7", "precision": 20}')`

      it("a source to which somebody else assigns an item in the same moment is not deleted", async () => {
        const [shirt] = await createProduct(admin, store, { SHIRT: {} })
        const database = await TestDatabase.of(getContainer())
        try {
          // As our own writes do: the source's row first, then its levels.
          const other = await database.hold(
            "select 1 from stock_source where code = 'berlin' for share"
          )
          await other.also(levelAtBerlin(shirt.inventoryItemId))
          const deleted = admin.delete("/admin/sources/berlin")
          await database.untilBlocked("stock_source")
          await other.commit()

          expect(await deleted).toMatchObject({
            status: 400,
            data: { message: expect.stringContaining("7 unit(s) in all") },
          })
          expectOk(await admin.get("/admin/sources/berlin"))
        } finally {
          await database.close()
        }
      })

      it("a source at which Medusa makes a level between its deletion and its location's is brought back", async () => {
        const [shirt] = await createProduct(admin, store, { SHIRT: {} })
        const database = await TestDatabase.of(getContainer())
        try {
          const location = await database.hold(
            `select 1 from stock_location where id = '${berlin}' for update`
          )
          const deleted = admin.delete("/admin/sources/berlin")
          await database.untilBlocked("update .stock_location")
          await database.rows(levelAtBerlin(shirt.inventoryItemId))
          await location.release()

          expect(await deleted).toMatchObject({
            status: 400,
            data: { message: expect.stringContaining("7 unit(s) in all") },
          })
          expectOk(await admin.get("/admin/sources/berlin"))
          expectOk(await admin.get(`/admin/stock-locations/${berlin}`))
          expect(await amounts(shirt)).toMatchObject({ stocked: 7 })
        } finally {
          await database.close()
        }
      })

      it("an adopted location that is disabled at once sells nothing", async () => {
        const paris = await createLocation(admin, store, "Paris")
        const [shirt] = await createProduct(admin, store, {
          SHIRT: { [paris]: 5 },
        })
        await itemOf(shirt, paris)
        expectOk(
          await admin.post("/admin/sources", {
            code: "par",
            stock_location_id: paris,
            enabled: false,
          })
        )
        expect(await amounts(shirt, paris)).toMatchObject({
          stocked: 0,
          withheld: 5,
        })
        expect((await askCart(store, shirt.id)).accepted).toBe(false)
      })
    })

    describe("the guard", () => {
      it("an out-of-stock item that is raised in Medusa's own screens is withheld again", async () => {
        const [shirt] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 7 },
        })
        await putOutOfStock(shirt)
        expect((await askCart(store, shirt.id)).accepted).toBe(false)

        await setStock(admin, shirt.inventoryItemId, berlin, 5)
        await untilAmounts(shirt, 0, 12)
        expect((await askCart(store, shirt.id)).accepted).toBe(false)
      })

      it("a level that is deleted loses its source item, and a new one starts in stock", async () => {
        const [shirt] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 0 },
        })
        const before = await itemOf(shirt)
        await putOutOfStock(shirt)
        expectOk(
          await admin.delete(
            `/admin/inventory-items/${shirt.inventoryItemId}/location-levels/${berlin}`
          )
        )
        await waitFor(
          "the source item to go",
          () => readItem(shirt),
          (item) => item === undefined
        )
        await setStock(admin, shirt.inventoryItemId, berlin, 3)
        const after = await itemOf(shirt)
        expect(after.id).not.toBe(before.id)
        expect(after.status).toBe(1)
        expect((await askCart(store, shirt.id, 3)).accepted).toBe(true)
      })

      it("an order that was reserved before the item went out of stock is fulfilled, and no unit is lost", async () => {
        const shipping = await createShipping(admin, store, berlin)
        const [shirt] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 10 },
        })
        await itemOf(shirt)
        const placed = expectOk(await checkout(store, shipping, shirt.id, 4))
        expect(await amounts(shirt)).toEqual({
          stocked: 10,
          reserved: 4,
          withheld: 0,
        })

        await putOutOfStock(shirt)
        expect(await amounts(shirt)).toEqual({
          stocked: 0,
          reserved: 4,
          withheld: 10,
        })
        await fulfillOrder(admin, placed.order, berlin)
        expect(await amounts(shirt)).toEqual({
          stocked: -4,
          reserved: 0,
          withheld: 10,
        })
        expect((await askCart(store, shirt.id)).accepted).toBe(false)

        await changeStatus(shirt, 1)
        expect(await amounts(shirt)).toEqual({
          stocked: 6,
          reserved: 0,
          withheld: 0,
        })
        expect((await askCart(store, shirt.id, 6)).accepted).toBe(true)
        expect((await askCart(store, shirt.id, 7)).accepted).toBe(false)
      })
    })

    describe("an item that an import puts out of stock", () => {
      let shirt: TestVariant
      let order: any

      beforeEach(async () => {
        const shipping = await createShipping(admin, store, berlin)
        ;[shirt] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 10 },
        })
        await itemOf(shirt)
        order = expectOk(await checkout(store, shipping, shirt.id, 4)).order
        await importCsv(
          admin,
          "source_code,sku,status,quantity\nberlin,SHIRT,0,10\n"
        )
      })

      it("ships what was reserved before, and the physical quantity is right", async () => {
        await fulfillOrder(admin, order, berlin)
        expect(await amounts(shirt)).toEqual({
          stocked: -4,
          reserved: 0,
          withheld: 10,
        })
        expect((await askCart(store, shirt.id)).accepted).toBe(false)
        await importCsv(
          admin,
          "source_code,sku,status,quantity\nberlin,SHIRT,1,6\n"
        )
        expect(await amounts(shirt)).toEqual({
          stocked: 6,
          reserved: 0,
          withheld: 0,
        })
      })

      it("stays closed when the order is canceled, and no unit is lost", async () => {
        expectOk(await admin.post(`/admin/orders/${order.id}/cancel`))
        expect(await amounts(shirt)).toEqual({
          stocked: 0,
          reserved: 0,
          withheld: 10,
        })
        expect((await askCart(store, shirt.id)).accepted).toBe(false)
      })

      it("takes a shipment back only once it is in stock again, since Medusa reserves it anew", async () => {
        await fulfillOrder(admin, order, berlin)
        const { fulfillments } = expectOk(
          await admin.get(`/admin/orders/${order.id}?fields=id,*fulfillments`)
        ).order
        const cancel = `/admin/orders/${order.id}/fulfillments/${fulfillments[0].id}/cancel`

        expect(await admin.post(cancel)).toMatchObject({
          status: 400,
          data: { type: "not_allowed" },
        })
        expect(await amounts(shirt)).toEqual({
          stocked: -4,
          reserved: 0,
          withheld: 10,
        })
        expect((await askCart(store, shirt.id)).accepted).toBe(false)

        await importCsv(
          admin,
          "source_code,sku,status,quantity\nberlin,SHIRT,1,6\n"
        )
        expectOk(await admin.post(cancel))
        expect(await amounts(shirt)).toEqual({
          stocked: 10,
          reserved: 4,
          withheld: 0,
        })
      })
    })

    describe("new inventory items", () => {
      it("a new product is assigned to the default source with quantity 0", async () => {
        const [shirt] = await createProduct(admin, store, { SHIRT: {} })
        const home = (await service().listSources({ is_default: true }))[0]
        const item = await itemOf(shirt, home.stock_location_id)
        expect(item).toMatchObject({ status: 1, source: { code: "default" } })
        expect(
          await readLevel(admin, shirt.inventoryItemId, home.stock_location_id)
        ).toMatchObject({ stocked_quantity: 0, reserved_quantity: 0 })
        expect((await askCart(store, shirt.id)).accepted).toBe(false)
      })

      it("an item that comes with stock at the default source keeps it", async () => {
        const home = (await service().listSources({ is_default: true }))[0]
        const { inventory_item } = expectOk(
          await admin.post("/admin/inventory-items", {
            sku: "LOOSE",
            location_levels: [
              { location_id: home.stock_location_id, stocked_quantity: 9 },
            ],
          })
        )
        const loose = {
          id: "",
          sku: "LOOSE",
          inventoryItemId: inventory_item.id,
        }
        await itemOf(loose, home.stock_location_id)
        expect(await amounts(loose, home.stock_location_id)).toEqual({
          stocked: 9,
          reserved: 0,
          withheld: 0,
        })
      })
    })

    describe("Query", () => {
      it("walks from source item, stock location and inventory item and back", async () => {
        const [shirt] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 1 },
        })
        await itemOf(shirt)
        const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
        const items = await query.graph({
          entity: "source_item",
          fields: [
            "*",
            "source.*",
            "source.stock_location.name",
            "inventory_item.sku",
          ],
          filters: { inventory_item_id: shirt.inventoryItemId },
        })
        expect(items.data).toContainEqual(
          expect.objectContaining({
            source: expect.objectContaining({
              code: "berlin",
              stock_location: expect.objectContaining({ name: "berlin" }),
            }),
            inventory_item: expect.objectContaining({ sku: "SHIRT" }),
          })
        )
        const locations = await query.graph({
          entity: "stock_location",
          fields: ["name", "source.code"],
          filters: { id: berlin },
        })
        expect(locations.data[0].source).toMatchObject({ code: "berlin" })
        const inventory = await query.graph({
          entity: "inventory_item",
          fields: ["sku", "source_items.status", "source_items.source.code"],
          filters: { sku: "SHIRT" },
        })
        expect(
          inventory.data[0].source_items
            .map((one: any) => one.source.code)
            .sort()
        ).toEqual(["berlin", "default"])
      })

      it("finds a source item by an id that stays as it is, while only what it says takes a row", async () => {
        const [shirt] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 4 },
        })
        const { id, inventory_level_id } = await itemOf(shirt)
        expect(id).toBe(inventory_level_id.replace("ilev_", "sitem_"))
        const seen = async () => {
          const [found, ...others] = await service().listSourceItems(
            { id: [id] },
            { relations: ["source"] }
          )
          const notes = await getContainer()
            .resolve(
              ContainerRegistrationKeys.PG_CONNECTION
            )("stock_source_item_note")
            .where({ inventory_level_id })
          const { status, withheld_quantity, source } = found
          return {
            status,
            withheld: Number(withheld_quantity),
            source: source.code,
            others: others.length,
            notes: notes.length,
          }
        }
        const SELLS = {
          status: 1,
          withheld: 0,
          source: "berlin",
          others: 0,
          notes: 0,
        }
        const WITHDRAWN = { ...SELLS, status: 0, withheld: 4, notes: 1 }
        expect(await seen()).toEqual(SELLS)
        const put = (status: number) =>
          importCsv(
            admin,
            `source_code,sku,status,quantity\nberlin,SHIRT,${status},4\n`
          )
        const { id: withdrawing } = await put(0)
        expect(await seen()).toEqual(WITHDRAWN)
        await act(admin, withdrawing, "undo")
        expect(await seen()).toEqual(SELLS)
        await put(0)
        await put(1)
        expect(await seen()).toEqual(SELLS)
        const [items, count] = await service().listAndCountSourceItems(
          {},
          { skip: 0, take: 1 }
        )
        expect(items).toHaveLength(1)
        expect(count).toBeGreaterThan(1)
      })

      it("walks from a stock location to its source items, and from a level to what Medusa lacks of it", async () => {
        const [shirt] = await createProduct(admin, store, {
          SHIRT: { [berlin]: 4 },
        })
        await putOutOfStock(shirt)
        await untilAmounts(shirt, 0, 4)
        const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
        const { data: locations } = await query.graph({
          entity: "stock_location",
          fields: [
            "source.items.status",
            "source.items.inventory_item.sku",
            "source.items.inventory_level.stocked_quantity",
          ],
          filters: { id: berlin },
        })
        expect(locations[0].source!.items).toMatchObject([
          {
            status: 0,
            inventory_item: { sku: "SHIRT" },
            inventory_level: { stocked_quantity: 0 },
          },
        ])
        const { data: items } = await query.graph({
          entity: "inventory_item",
          fields: [
            "location_levels.location_id",
            "location_levels.source_item.status",
            "location_levels.source_item.withheld_quantity",
            "location_levels.source_item.source.code",
          ],
          filters: { id: shirt.inventoryItemId },
        })
        expect(
          items[0].location_levels!.find(
            (level: any) => level.location_id === berlin
          )
        ).toMatchObject({
          source_item: {
            status: 0,
            withheld_quantity: 4,
            source: { code: "berlin" },
          },
        })
      })
    })
  },
})
