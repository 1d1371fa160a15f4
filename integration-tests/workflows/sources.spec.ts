/** @jest-environment node */
import type { Event } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow } from "@medusajs/framework/workflows-sdk"
import {
  createSourcesWorkflow,
  deleteSourcesWorkflow,
  reconcileSourcesWorkflow,
  updateSourcesWorkflow,
} from "medusa-plugin-stock-sources/workflows"
import { assignDefaultSourceStep } from "medusa-plugin-stock-sources/workflows/sources/steps/assign-default-source"
import resumeSourceSettlingJob from "medusa-plugin-stock-sources/jobs/resume-source-settling"
import { isDeepStrictEqual } from "node:util"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import {
  createLocation,
  createProduct,
  createSource,
  createStore,
  readLevel,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const FAILURE = "the next step fails"
let nextStepFails = false
let meanwhile: () => Promise<unknown> = async () => undefined
const failIfAsked = async () => {
  if (nextStepFails) {
    await meanwhile()
    throw new Error(FAILURE)
  }
}
createSourcesWorkflow.hooks.sourcesCreated(failIfAsked)
updateSourcesWorkflow.hooks.sourcesUpdated(failIfAsked)
deleteSourcesWorkflow.hooks.sourcesDeleted(failIfAsked)

const failStep = createStep("fail", async () => {
  throw new Error(FAILURE)
})
const assignThenFail = createWorkflow(
  "assign-then-fail",
  (input: { inventory_item_ids: string[] }) => {
    assignDefaultSourceStep(input)
    failStep()
  }
)

storeSuite({
  moduleName: "stock-sources-workflows",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      await createSource(admin, store, { code: "default" })
    })

    beforeEach(() => {
      nextStepFails = false
      meanwhile = async () => undefined
    })

    const failing = async (act: () => Promise<unknown>) => {
      nextStepFails = true
      await expect(act()).rejects.toMatchObject({ message: FAILURE })
      nextStepFails = false
    }

    /** All that sources are, here and in Medusa, by code. */
    const readSources = async () => {
      const { data } = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({
          entity: "source",
          fields: [
            "code",
            "enabled",
            "is_default",
            "code_generated",
            "stock_location.id",
            "stock_location.name",
            "stock_location.address.address_1",
            "stock_location.sales_channels.id",
          ],
          pagination: { skip: 0, order: { code: "ASC" } },
        })
      return data.map(({ id: _, ...source }) => ({
        ...source,
        stock_location: {
          ...source.stock_location,
          sales_channels: (source.stock_location?.sales_channels ?? []).filter(
            Boolean
          ),
        },
      }))
    }

    const locations = async () =>
      expectOk(await admin.get("/admin/stock-locations")).count

    it("createSourcesWorkflow leaves nothing behind when a later step fails", async () => {
      const before = await readSources()
      await failing(() =>
        createSourcesWorkflow(getContainer()).run({
          input: {
            sources: [
              { code: "a", name: "A", is_default: true },
              {
                code: "b",
                name: "B",
                sales_channel_ids: [store.salesChannelId],
              },
            ],
          },
        })
      )
      // A location that was there for a moment may have been heard of, and have had its own source as long.
      await waitFor("what was there", readSources, (sources) =>
        isDeepStrictEqual(sources, before)
      )
      expect(await locations()).toBe(1)
      expectOk(await admin.post("/admin/sources", { code: "a", name: "A" }))
    })

    it("createSourcesWorkflow gives an adopted location's source back its name, its code and its units", async () => {
      const paris = await createLocation(admin, store, "Paris")
      await waitFor("its source", async () =>
        (await readSources()).find(({ code }) => code === "paris")
      )
      const [shirt] = await createProduct(admin, store, {
        SHIRT: { [paris]: 5 },
      })
      const before = await readSources()
      await failing(() =>
        createSourcesWorkflow(getContainer()).run({
          input: {
            sources: [
              {
                code: "PAR",
                name: "Paris Nord",
                enabled: false,
                address: { address_1: "Rue 1", country_code: "fr" },
                stock_location_id: paris,
              },
            ],
          },
        })
      )
      expect(await readSources()).toEqual(before)
      expect(
        await readLevel(admin, shirt.inventoryItemId, paris)
      ).toMatchObject({
        stocked_quantity: 5,
      })
    })

    it("updateSourcesWorkflow puts everything back when a later step fails", async () => {
      const { stock_location_id: berlin } = await createSource(admin, store, {
        code: "berlin",
        name: "Berlin",
      })
      expectOk(
        await admin.post("/admin/sources/berlin", {
          address: { address_1: "Platz 1", country_code: "de" },
        })
      )
      await createSource(admin, store, { code: "oslo" })
      const [shirt] = await createProduct(admin, store, {
        SHIRT: { [berlin]: 5 },
      })
      const before = await readSources()
      await failing(() =>
        updateSourcesWorkflow(getContainer()).run({
          input: {
            sources: [
              {
                code: "berlin",
                name: "Berlin Mitte",
                enabled: false,
                address: { address_1: "Platz 2", country_code: "de" },
                sales_channel_ids: [],
              },
              {
                code: "OSLO",
                is_default: true,
                address: { address_1: "Gate 1", country_code: "no" },
              },
            ],
          },
        })
      )
      expect(await readSources()).toEqual(before)
      expect(
        await readLevel(admin, shirt.inventoryItemId, berlin)
      ).toMatchObject({
        stocked_quantity: 5,
      })
    })

    it("updateSourcesWorkflow takes back what it changed, and nothing that others have changed meanwhile", async () => {
      await createSource(admin, store, { code: "berlin", name: "Berlin" })
      await createSource(admin, store, { code: "oslo" })
      meanwhile = async () => {
        nextStepFails = false
        expectOk(await admin.post("/admin/sources/oslo", { is_default: true }))
        expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))
      }
      await failing(() =>
        updateSourcesWorkflow(getContainer()).run({
          input: { sources: [{ code: "berlin", name: "Berlin Mitte" }] },
        })
      )
      expect(await readSources()).toMatchObject([
        {
          code: "berlin",
          enabled: false,
          stock_location: { name: "Berlin" },
        },
        { code: "default", is_default: false },
        { code: "oslo", is_default: true },
      ])
    })

    it("a source that was switched by a process that died at once is settled by the job that resumes", async () => {
      const { stock_location_id: berlin } = await createSource(admin, store, {
        code: "berlin",
      })
      const [shirt] = await createProduct(admin, store, {
        SHIRT: { [berlin]: 5 },
      })
      const service = getContainer().resolve("stock_source")
      const [{ id }] = await service.findSourcesByCode(["berlin"])
      await service.changeSources([{ id, enabled: false }])
      expect(await service.listSettling([id])).toEqual([
        { source_id: id, enabled: false, done: 0, total: 0 },
      ])

      await resumeSourceSettlingJob(getContainer())

      await waitFor(
        "the unit to be withheld",
        () => readLevel(admin, shirt.inventoryItemId, berlin),
        (level) => level?.stocked_quantity === 0
      )
    })

    it("stock whose release died half way is released by the job that resumes", async () => {
      const { stock_location_id: berlin } = await createSource(admin, store, {
        code: "berlin",
      })
      const [shirt] = await createProduct(admin, store, {
        SHIRT: { [berlin]: 0 },
      })
      expectOk(
        await admin.post("/admin/source-items/batch", {
          upsert: [
            { source_code: "berlin", sku: "SHIRT", status: 0, quantity: 5 },
          ],
        })
      )
      await getContainer().resolve("stock_source").putEverythingInStock()

      await resumeSourceSettlingJob(getContainer())

      await waitFor(
        "the units to be in stock",
        () => readLevel(admin, shirt.inventoryItemId, berlin),
        (level) => level?.stocked_quantity === 5
      )
    })

    it("deleteSourcesWorkflow brings source and stock location back when a later step fails", async () => {
      await createSource(admin, store, { code: "berlin" })
      const before = await readSources()
      await failing(() =>
        deleteSourcesWorkflow(getContainer()).run({
          input: { codes: ["berlin"] },
        })
      )
      expect(await readSources()).toEqual(before)
      expect(await locations()).toBe(2)
    })

    it("assign-default-source takes back the levels it made, and only those", async () => {
      const { stock_location_id: berlin } = await createSource(admin, store, {
        code: "berlin",
      })
      const { stock_location_id: home } = (
        await getContainer()
          .resolve("stock_source")
          .findSourcesByCode(["default"])
      )[0]
      const [old] = await createProduct(admin, store, {
        OLD: { [home]: 3, [berlin]: 1 },
      })
      // No event tells us of it.
      const fresh = { inventoryItemId: "iitem_fresh" }
      await getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)("inventory_item")
        .insert({ id: fresh.inventoryItemId, sku: "FRESH" })
      await expect(
        assignThenFail(getContainer()).run({
          input: {
            inventory_item_ids: [old.inventoryItemId, fresh.inventoryItemId],
          },
        })
      ).rejects.toMatchObject({ message: FAILURE })
      expect(
        await readLevel(admin, fresh.inventoryItemId, home)
      ).toBeUndefined()
      expect(await readLevel(admin, old.inventoryItemId, home)).toMatchObject({
        stocked_quantity: 3,
      })
    })

    it("a source that is switched while stock moves loses and makes no unit", async () => {
      const { stock_location_id: berlin } = await createSource(admin, store, {
        code: "berlin",
      })
      const skus = Array.from({ length: 8 }, (_, index) => `SKU-${index}`)
      const variants = await createProduct(
        admin,
        store,
        Object.fromEntries(skus.map((sku) => [sku, { [berlin]: 100 }]))
      )
      const inventory = getContainer().resolve(Modules.INVENTORY)
      const locking = getContainer().resolve(Modules.LOCKING)
      // As Medusa's own steps do: read, compute and write under the item's lock.
      const sellOne = ({ inventoryItemId }: TestVariant) =>
        locking.execute([inventoryItemId], () =>
          inventory.adjustInventory(inventoryItemId, berlin, -1)
        )
      const switchTo = (enabled: boolean) =>
        updateSourcesWorkflow(getContainer()).run({
          input: { sources: [{ code: "berlin", enabled }] },
        })
      for (let round = 0; round < 5; round++) {
        await Promise.all([
          switchTo(round % 2 === 1),
          ...variants.flatMap((variant) => [
            sellOne(variant),
            sellOne(variant),
          ]),
        ])
      }
      await switchTo(true)
      const quantities = await Promise.all(
        variants.map(
          async ({ inventoryItemId }) =>
            (await readLevel(admin, inventoryItemId, berlin))?.stocked_quantity
        )
      )
      expect(quantities).toEqual(skus.map(() => 90))
    })

    it("Medusa is told of every level that a switched source has changed", async () => {
      const { stock_location_id: berlin } = await createSource(admin, store, {
        code: "berlin",
      })
      const [shirt] = await createProduct(admin, store, {
        SHIRT: { [berlin]: 5 },
      })
      const level = await readLevel(admin, shirt.inventoryItemId, berlin)
      const eventBus = getContainer().resolve(Modules.EVENT_BUS)
      const told: string[] = []
      const listen = async ({ name, data, metadata }: Event<unknown>) => {
        const { id } = data as { id: string | string[] }
        if ([id].flat().includes(level!.id)) {
          told.push(`${name} ${metadata?.source ?? ""}`.trim())
        }
      }
      eventBus.subscribe("inventory.inventory-level.updated", listen)
      eventBus.subscribe("inventory-level.updated", listen)
      expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))
      await waitFor(
        "both events",
        async () => told,
        () => told.length >= 2
      )
      expect(told.sort()).toEqual([
        "inventory-level.updated",
        "inventory.inventory-level.updated stock-source",
      ])
    })

    it("a source is switched in pages that begin small, as imports are written", async () => {
      const { stock_location_id: berlin } = await createSource(admin, store, {
        code: "berlin",
      })
      const knex = getContainer().resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      await knex.raw(
        `with item as (
           insert into inventory_item (id, sku)
           select 'iitem_' || n, 'SKU-' || n from generate_series(1, 600) n
           returning id
         )
         insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
         select 'ilev_' || id, id, ?, 5, '{"value": "5", "precision": 20}' from item`,
        [berlin]
      )
      await reconcileSourcesWorkflow(getContainer()).run()
      const pages: number[] = []
      getContainer()
        .resolve(Modules.EVENT_BUS)
        .subscribe(
          "inventory.inventory-level.updated",
          async ({ data }: Event<any>) => {
            pages.push(data.id.length)
          }
        )
      expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))
      const levels = await waitFor(
        "every level to be told",
        async () => pages.reduce((sum, page) => sum + page, 0),
        (told) => told >= 600
      )
      expect(levels).toBe(600)
      expect(pages[0]).toBe(250)
    })

    describe("reconcileSourcesWorkflow", () => {
      const knex = () =>
        getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const reconcile = async () =>
        (await reconcileSourcesWorkflow(getContainer()).run()).result

      it("writes nothing where everything is in step, and may run twice at once", async () => {
        await knex().raw(
          `insert into stock_location (id, name) values ('sloc_1', 'Köln'), ('sloc_2', 'koln'), ('sloc_3', 'Default')`
        )
        await Promise.all([reconcile(), reconcile()])
        expect((await readSources()).map(({ code }) => code)).toEqual([
          "default",
          "default-2",
          "koln",
          "koln-2",
        ])
        expect(Object.values(await reconcile())).toEqual(Array(5).fill(0))
      })

      it("heals levels that no event told of: units are withheld, and come back with their level", async () => {
        const { stock_location_id: oslo } = await createSource(admin, store, {
          code: "oslo",
          enabled: false,
        })
        await knex().raw(
          `insert into inventory_item (id, sku) values ('iitem_1', 'RAW')`
        )
        await knex().raw(
          `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
           values ('ilev_1', 'iitem_1', ?, 4.5, '{"value":"4.5","precision":20}')`,
          [oslo]
        )
        await reconcile()
        const held = () =>
          knex()
            .raw(
              `select l.raw_stocked_quantity->>'value' as stocked, i.raw_withheld_quantity->>'value' as withheld
               from inventory_level l join stock_source_item i on i.inventory_level_id = l.id
               where i.deleted_at is null`
            )
            .then(({ rows }: any) => rows)
        expect(await held()).toEqual([{ stocked: "0", withheld: "4.5" }])

        await knex().raw(`update inventory_level set deleted_at = now()`)
        await reconcile()
        expect(await held()).toEqual([])
        await knex().raw(`update inventory_level set deleted_at = null`)
        await reconcile()
        expect(await held()).toEqual([{ stocked: "0", withheld: "4.5" }])
      })

      it("a thousand levels that are raised at once, a message each, are all withheld again", async () => {
        const { stock_location_id: oslo } = await createSource(admin, store, {
          code: "oslo",
          enabled: false,
        })
        await knex().raw(
          `insert into inventory_item (id, sku) select 'iitem_' || n, 'RAW' || n from generate_series(1, 1000) n`
        )
        await knex().raw(
          `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
           select 'ilev_' || n, 'iitem_' || n, ?, 1, '{"value":"1","precision":20}' from generate_series(1, 1000) n`,
          [oslo]
        )
        await getContainer()
          .resolve(Modules.EVENT_BUS)
          .emit(
            Array.from({ length: 1000 }, (_, index) => ({
              name: "inventory.inventory-level.created",
              data: { id: `ilev_${index + 1}` },
            })),
            { internal: true }
          )
        await waitFor(
          "all to be withheld",
          async () =>
            (
              await knex().raw(
                `select count(*)::int as count from stock_source_item where withheld_quantity = 1`
              )
            ).rows[0].count,
          (count) => count === 1000
        )
      })

      it("a location that is gone takes its source along, the default moves on, and both come back", async () => {
        await createSource(admin, store, { code: "berlin" })
        await knex().raw(
          `update stock_location set deleted_at = now() where name = 'default'`
        )
        await reconcile()
        expect(await readSources()).toMatchObject([
          { code: "berlin", is_default: true },
        ])
        await knex().raw(`update stock_location set deleted_at = null`)
        await reconcile()
        expect(await readSources()).toMatchObject([
          { code: "berlin", is_default: true },
          { code: "default", is_default: false },
        ])
      })
    })
  },
})
