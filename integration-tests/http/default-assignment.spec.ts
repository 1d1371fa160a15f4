import type { InventoryTypes } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { reconcileSourcesWorkflow } from "medusa-plugin-stock-sources/workflows"
import { setTimeout as wait } from "node:timers/promises"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { levelDoors } from "../helpers/level-doors"
import { SEED, printSeed } from "../helpers/random"
import { setUpOnce } from "../helpers/set-up-once"
import { importCsv, stockCsv } from "../helpers/stock-imports"
import {
  askCart,
  createLocation,
  createStore,
  type TestStore,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)
printSeed("default-assignment")

const DELAYS_MS = [0, 20, 100, 500, 3000]

storeSuite({
  moduleName: "stock-sources",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore
    /** The store's only stock location, which it had before it had the plugin's sources. */
    let home: string

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      home = await createLocation(admin, store, "Warehouse")
      await waitFor(
        "the location's source",
        async () =>
          expectOk(await admin.get("/admin/sources")).sources[0]?.is_default
      )
    })

    const createItem = async (sku: string): Promise<string> =>
      expectOk(await admin.post("/admin/inventory-items", { sku }))
        .inventory_item.id

    /** Every level there ever was of the items, deleted ones too, with the source item of each. */
    const levelsOf = async (...itemIds: string[]) =>
      getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)(
          "inventory_level as l"
        )
        .leftJoin("stock_source_item as i", function () {
          this.on("i.inventory_level_id", "l.id").onNull("i.deleted_at")
        })
        .whereIn("l.inventory_item_id", itemIds)
        .orderBy("l.id")
        .select(
          "l.id",
          "l.inventory_item_id",
          "l.location_id",
          "l.deleted_at",
          "i.status",
          "i.assigned_by_default"
        )
        .select({ quantity: "l.stocked_quantity" })

    const assigned = (itemId: string) =>
      waitFor(
        "the new item's assignment",
        async () => (await levelsOf(itemId))[0]
      )

    const ASSIGNMENT = {
      quantity: "0",
      status: 1,
      deleted_at: null,
      assigned_by_default: true,
    }
    const level = (itemId: string, quantity = 7) => ({
      inventory_item_id: itemId,
      location_id: home,
      stocked_quantity: quantity,
    })

    it("a level that is made through any of Medusa's doors, at any moment, is the one that is there", async () => {
      const doors = Object.entries(levelDoors(getContainer(), admin))
      const cases = doors.flatMap(([door, make]) =>
        DELAYS_MS.map((delay) => ({ door, make, delay }))
      )

      const found = await Promise.all(
        cases.map(async ({ door, make, delay }) => {
          const itemId = await createItem(`${door} ${delay}`)
          await wait(delay)
          const refused = await make(level(itemId)).then(
            () => undefined,
            ({ message }: Error) => message
          )
          return { door, delay, refused, itemId }
        })
      )

      expect(found.filter(({ refused }) => refused)).toEqual([])
      // What SQL writes reaches no subscriber.
      await reconcileSourcesWorkflow(getContainer()).run()
      for (const { door, delay, itemId } of found) {
        const levels = await levelsOf(itemId)
        expect({ door, delay, levels }).toEqual({
          door,
          delay,
          levels: [
            expect.objectContaining({
              quantity: "7",
              status: 1,
              location_id: home,
              deleted_at: null,
              assigned_by_default: false,
            }),
          ],
        })
      }
    })

    it("a new item that nobody makes a level of is assigned with 0", async () => {
      const itemId = await createItem("NEW")

      await assigned(itemId)
      expect(await levelsOf(itemId)).toEqual([
        expect.objectContaining({ ...ASSIGNMENT, location_id: home }),
      ])
    })

    it.each(DELAYS_MS)(
      "Medusa's starter seeds its shirts, and a cart buys one, with %i ms between its steps",
      async (delay) => {
        const sizes = ["S", "M", "L", "XL"]
        const { result: products } = await createProductsWorkflow(
          getContainer()
        ).run({
          input: {
            products: ["T-Shirt", "Sweatshirt", "Sweatpants", "Shorts"].map(
              (title) => ({
                title,
                handle: title.toLowerCase(),
                status: "published",
                shipping_profile_id: store.shippingProfileId,
                sales_channels: [{ id: store.salesChannelId }],
                options: [{ title: "Size", values: sizes }],
                variants: sizes.map((size) => ({
                  title: size,
                  sku: `${title}-${size}`.toUpperCase(),
                  options: { Size: size },
                  prices: [{ amount: 10, currency_code: "eur" }],
                })),
              })
            ),
          },
        })
        await wait(delay)
        const { data: items } = await getContainer()
          .resolve(ContainerRegistrationKeys.QUERY)
          .graph({ entity: "inventory_item", fields: ["id"] })
        expect(items).toHaveLength(16)

        await createInventoryLevelsWorkflow(getContainer()).run({
          input: {
            inventory_levels: items.map(({ id }) => level(id, 1_000_000)),
          },
        })

        const levels = await levelsOf(...items.map(({ id }) => id))
        expect(levels.map(({ quantity }) => quantity)).toEqual(
          Array(16).fill("1000000")
        )
        const { accepted } = await askCart(store, products[0].variants[0].id, 3)
        expect(accepted).toBe(true)
      }
    )

    it("two hundred items that are made and stocked at once come out as they were asked for", async () => {
      const doors = Object.values(levelDoors(getContainer(), admin))
      // A generator of its own for each run (Numerical Recipes), so that a seed plays it again.
      let state = SEED
      const random = (below: number) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        return state % below
      }
      const cases = Array.from({ length: 200 }, (_, index) => ({
        sku: `RUSH-${index}`,
        make: doors[random(doors.length)],
        delay: random(300),
        quantity: 1 + random(1000),
      }))

      const made = await Promise.all(
        cases.map(async ({ sku, make, delay, quantity }) => {
          const itemId = await createItem(sku)
          await wait(delay)
          await make(level(itemId, quantity))
          return [itemId, String(quantity)] as const
        })
      )

      const found = await levelsOf(...made.map(([itemId]) => itemId))
      expect(
        Object.fromEntries(
          found.map((one) => [one.inventory_item_id, one.quantity])
        )
      ).toEqual(Object.fromEntries(made))
      expect(found).toHaveLength(200)
    })

    describe("an assignment that somebody has touched is Medusa's level as any other", () => {
      const touches: Record<string, (itemId: string) => Promise<unknown>> = {
        "a quantity": async (itemId) =>
          admin.post(
            `/admin/inventory-items/${itemId}/location-levels/${home}`,
            { stocked_quantity: 5 }
          ),
        "a quantity and back": async (itemId) => {
          for (const stocked_quantity of [5, 0]) {
            expectOk(
              await admin.post(
                `/admin/inventory-items/${itemId}/location-levels/${home}`,
                { stocked_quantity }
              )
            )
          }
        },
        "incoming units": async (itemId) =>
          admin.post(
            `/admin/inventory-items/${itemId}/location-levels/${home}`,
            { incoming_quantity: 5 }
          ),
        "a reservation": async (itemId) =>
          getContainer()
            .resolve(Modules.INVENTORY)
            .createReservationItems([
              {
                inventory_item_id: itemId,
                location_id: home,
                quantity: 2,
                allow_backorder: true,
              },
            ]),
        // Medusa's types leave it out, and its service writes it.
        metadata: async (itemId) =>
          getContainer()
            .resolve(Modules.INVENTORY)
            .updateInventoryLevels({
              inventory_item_id: itemId,
              location_id: home,
              metadata: { shelf: "A1" },
            } as InventoryTypes.UpdateInventoryLevelInput),
        "a status of 0": async (itemId) =>
          importCsv(admin, stockCsv([`warehouse,${itemId},0,0`])),
      }

      it.each(Object.keys(touches))("%s", async (touch) => {
        const itemId = await createItem("SKU")
        expectOk(
          await admin.post(`/admin/inventory-items/${itemId}`, { sku: itemId })
        )
        await assigned(itemId)
        await touches[touch](itemId)
        const before = await levelsOf(itemId)

        const { status, data } = await admin.post(
          `/admin/inventory-items/${itemId}/location-levels`,
          { location_id: home, stocked_quantity: 7 }
        )

        expect({ status, message: data.message }).toEqual({
          status: 400,
          message: expect.stringContaining("already exists"),
        })
        expect(await levelsOf(itemId)).toEqual(before)
      })
    })

    it("an assignment that a file takes away does not come back, and Medusa can make a level there", async () => {
      const itemId = await createItem("GONE")
      await assigned(itemId)
      await importCsv(admin, stockCsv(["warehouse,GONE,,"]), {
        behavior: "delete",
      })
      const other = await createItem("OTHER")

      // A bus that delivers an event twice.
      await getContainer()
        .resolve(Modules.EVENT_BUS)
        .emit({
          name: "inventory.inventory-item.created",
          data: { id: [itemId, other] },
        })
      await assigned(other)

      expect(await levelsOf(itemId)).toEqual([
        expect.objectContaining({ deleted_at: expect.any(Date) }),
      ])
      expectOk(
        await admin.post(`/admin/inventory-items/${itemId}/location-levels`, {
          location_id: home,
          stocked_quantity: 7,
        })
      )
    })

    it("a file of a thousand rows and Medusa's own levels of the same items, at the same time: each ends with what one of the two asked", async () => {
      const numbers = Array.from({ length: 1000 }, (_, index) => index)
      await getContainer()
        .resolve(Modules.INVENTORY)
        .createInventoryItems(numbers.map((n) => ({ sku: `BOTH-${n}` })))
      const items = await getContainer()
        .resolve(Modules.INVENTORY)
        .listInventoryItems({}, { take: null, select: ["id", "sku"] })
      const csv = stockCsv(numbers.map((n) => `warehouse,BOTH-${n},1,11`))

      const importing = importCsv(admin, csv)
      const answers: number[] = []
      const bySku = items.filter((_, index) => index % 4 === 0)
      for (const { id } of bySku) {
        const { status } = await admin.post(
          `/admin/inventory-items/${id}/location-levels`,
          { location_id: home, stocked_quantity: 22 }
        )
        answers.push(status)
      }
      const { status, counts } = await importing

      expect({ status, errors: counts.error }).toEqual({
        status: "applied",
        errors: 0,
      })
      expect(answers.filter((one) => one !== 200 && one !== 400)).toEqual([])
      const levels = await levelsOf(...items.map(({ id }) => id))
      expect(levels).toHaveLength(1000)
      expect(
        levels.filter(({ quantity }) => !["11", "22", "33"].includes(quantity))
      ).toEqual([])
      const accepted = new Set(
        bySku.filter((_, index) => answers[index] === 200).map(({ id }) => id)
      )
      const lost = levels.filter(
        (one) => one.quantity !== "11" && !accepted.has(one.inventory_item_id)
      )
      expect(lost).toEqual([])
    })
  },
})
