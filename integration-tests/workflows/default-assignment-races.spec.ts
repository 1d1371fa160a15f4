import { Modules } from "@medusajs/framework/utils"
import { createInventoryLevelsStep } from "@medusajs/medusa/core-flows"
import { createStep, createWorkflow } from "@medusajs/framework/workflows-sdk"
import {
  assignDefaultSourceWorkflow,
  reconcileSourcesWorkflow,
} from "medusa-plugin-stock-sources/workflows"
import { Client as PgClient } from "pg"
import { assignDefaultSource } from "../../src/modules/stock-source/levels/sql/assign-default-source"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { listen } from "../helpers/events"
import { setUpOnce } from "../helpers/set-up-once"
import { createLocation, createStore } from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { TestDatabase } from "../helpers/test-database"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const failStep = createStep("fail", async () => {
  throw new Error("the next step fails")
})
const createLevelsThenFail = createWorkflow(
  "create-levels-then-fail",
  (input: { levels: { inventory_item_id: string; location_id: string }[] }) => {
    createInventoryLevelsStep(input.levels)
    failStep()
  }
)

storeSuite({
  moduleName: "stock-sources-workflows",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let home: string
    let database: TestDatabase

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      home = await createLocation(
        admin,
        await createStore(api, admin),
        "Warehouse"
      )
      await waitFor(
        "the location's source",
        async () =>
          expectOk(await admin.get("/admin/sources")).sources[0]?.is_default
      )
    })

    beforeEach(async () => {
      database = await TestDatabase.of(getContainer())
    })

    afterEach(async () => {
      await database.close()
    })

    const inventory = () => getContainer().resolve(Modules.INVENTORY)

    /** An item that no event tells us of. */
    const insertItem = async (id: string): Promise<string> => {
      await database.rows(
        "insert into inventory_item (id, sku) values ($1, $1)",
        [id]
      )
      return id
    }
    const assign = async (...inventory_item_ids: string[]) =>
      (
        await assignDefaultSourceWorkflow(getContainer()).run({
          input: { inventory_item_ids },
        })
      ).result
    /** A new item with its assignment. */
    const assignedItem = async (id: string): Promise<string> => {
      await assign(await insertItem(id))
      return id
    }
    const level = (itemId: string, quantity = 7) => ({
      inventory_item_id: itemId,
      location_id: home,
      stocked_quantity: quantity,
    })
    const levels = (itemId: string) =>
      database.rows(
        `select l.id, l.stocked_quantity as quantity, l.deleted_at is null as live, i.assigned_by_default as ours
         from inventory_level l
         left join stock_source_item i on i.inventory_level_id = l.id and i.deleted_at is null
         where l.inventory_item_id = $1`,
        [itemId]
      )
    const ASSIGNMENT = { quantity: "0", live: true, ours: true }
    const MEDUSAS = { quantity: "7", live: true, ours: false }
    const insertLevel = (id: string, itemId: string) =>
      `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
       values ('${id}', '${itemId}', '${home}', 7, '{"value": "7", "precision": 20}')`

    it("a level that Medusa makes while its assignment is being written waits, and takes its place", async () => {
      const itemId = await insertItem("iitem_1")
      const client = new PgClient({ connectionString: database.url })
      await client.connect()
      await client.query("begin")
      const assignment = await assignDefaultSource(client, [itemId])
      expect(assignment).toEqual({
        level_ids: [expect.any(String)],
        postponed: [],
      })

      const made = inventory().createInventoryLevels(level(itemId))
      await database.untilBlocked('^insert into "inventory_level"')
      await client.query("commit")
      await client.end()

      await made
      expect(await levels(itemId)).toMatchObject([MEDUSAS])
    })

    it("an assignment does not wait for a level that is being written, and other items are assigned meanwhile", async () => {
      const [slow, quick] = [
        await insertItem("iitem_slow"),
        await insertItem("iitem_quick"),
      ]
      const writing = await database.hold(insertLevel("ilev_slow", slow))

      const result = await assign(slow, quick)

      expect(result).toEqual({
        level_ids: [expect.any(String)],
        postponed: [slow],
      })
      await writing.commit()
      expect(await assign(slow)).toEqual({ level_ids: [], postponed: [] })
      expect(await levels(slow)).toMatchObject([{ quantity: "7", live: true }])
      expect(await levels(quick)).toMatchObject([ASSIGNMENT])
    })

    it("an item whose own level is written and rolled back is assigned after all", async () => {
      const itemId = await insertItem("iitem_1")
      const writing = await database.hold(insertLevel("ilev_1", itemId))

      await getContainer()
        .resolve(Modules.EVENT_BUS)
        .emit({
          name: "inventory.inventory-item.created",
          data: { id: itemId },
        })
      await getContainer()
        .resolve(Modules.EVENT_BUS)
        .emit({
          name: "inventory.inventory-item.created",
          data: { id: await insertItem("iitem_2") },
        })
      await waitFor("the other item", async () => (await levels("iitem_2"))[0])
      await writing.release()

      await waitFor("the item", async () => (await levels(itemId))[0])
      expect(await levels(itemId)).toMatchObject([ASSIGNMENT])
    })

    it("ten assignments of the same items at once make one level each", async () => {
      const ids = await Promise.all(
        Array.from({ length: 20 }, (_, index) => insertItem(`iitem_${index}`))
      )

      await Promise.all(Array.from({ length: 10 }, () => assign(...ids)))

      for (const id of ids) {
        expect(await levels(id)).toMatchObject([ASSIGNMENT])
      }
    })

    it("a level that Medusa rolls back leaves the assignment as it was", async () => {
      const itemId = await assignedItem("iitem_1")
      const before = await levels(itemId)

      const writing = await database.hold(insertLevel("ilev_1", itemId))
      await writing.release()

      expect(await levels(itemId)).toEqual(before)
    })

    it("a workflow that takes its level back leaves an item that is assigned again", async () => {
      const itemId = await assignedItem("iitem_1")
      await expect(
        createLevelsThenFail(getContainer()).run({
          input: { levels: [level(itemId)] },
        })
      ).rejects.toMatchObject({ message: "the next step fails" })
      expect(await levels(itemId)).toEqual([])

      await reconcileSourcesWorkflow(getContainer()).run()

      expect(await levels(itemId)).toMatchObject([ASSIGNMENT])
    })

    it("Medusa's index and cache hear that the assignment's level is gone, once", async () => {
      const itemId = await assignedItem("iitem_1")
      const [{ id: assignment }] = await levels(itemId)
      const heard = listen(getContainer())

      await inventory().createInventoryLevels(level(itemId))

      const gone = () =>
        heard.filter(
          ({ name, data }) =>
            /inventory-level\.deleted$/.test(name) &&
            [data.id].flat().includes(assignment)
        )
      await waitFor("the event", async () => gone()[0])
      await reconcileSourcesWorkflow(getContainer()).run()
      expect(
        gone()
          .map(({ name }) => name)
          .sort()
      ).toEqual([
        "inventory-level.deleted",
        "inventory.inventory-level.deleted",
      ])
    })

    it("a level that Medusa restores takes the assignment's place as well", async () => {
      const itemId = await assignedItem("iitem_1")
      await database.rows(
        `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity, deleted_at)
         values ('ilev_1', $1, $2, 7, '{"value": "7", "precision": 20}', now())`,
        [itemId, home]
      )
      expect(await levels(itemId)).toHaveLength(2)

      await inventory().restoreInventoryLevels(["ilev_1"])

      await reconcileSourcesWorkflow(getContainer()).run()
      expect(await levels(itemId)).toMatchObject([MEDUSAS])
    })

    it("Medusa's levels of five thousand assigned items fit into one transaction", async () => {
      await database.rows(
        "insert into inventory_item (id, sku) select 'iitem_' || n, n from generate_series(1, 5000) n"
      )
      const ids = Array.from(
        { length: 5000 },
        (_, index) => `iitem_${index + 1}`
      )
      expect((await assign(...ids)).level_ids).toHaveLength(5000)

      await database.rows(
        `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity)
         select 'ilev_' || id, id, $1, 7 from inventory_item order by md5(id)`,
        [home]
      )

      expect(
        await database.rows(
          `select count(*)::int, sum(stocked_quantity)::int, (select count(*)::int from stock_source_item) as items
           from inventory_level`
        )
      ).toEqual([{ count: 5000, sum: 35_000, items: 5000 }])
    })

    describe("Medusa's own levels are made as without the plugin", () => {
      it.each([
        ["its tables are gone", "drop table stock_source_item_note cascade"],
        ["only its list is gone", "drop table stock_source_replaced_level"],
        [
          "a column is gone",
          "alter table stock_source_item_note drop column assigned_by_default cascade",
        ],
      ])("where %s", async (_, sql) => {
        const [rival, free] = [
          await assignedItem("iitem_rival"),
          await insertItem("iitem_free"),
        ]
        await database.rows(sql)

        await database.rows(insertLevel("ilev_free", free))
        await expect(
          database.rows(insertLevel("ilev_rival", rival))
        ).rejects.toMatchObject({ code: "23505" })
      })

      it("by a restore, which names no schema and runs as a replica", async () => {
        const itemId = await assignedItem("iitem_1")

        await database.rows("set search_path = ''")
        await database.rows(
          insertLevel("ilev_1", itemId).replace("into ", "into public.")
        )
        await database.rows(
          "reset search_path; set session_replication_role = replica"
        )
        await database.rows(insertLevel("ilev_2", await insertItem("iitem_2")))
        await database.rows("reset session_replication_role")

        expect(await levels(itemId)).toMatchObject([MEDUSAS])
        expect(await levels("iitem_2")).toMatchObject([{ quantity: "7" }])
      })
    })

    describe("the trigger", () => {
      const installed = () =>
        database.rows<{ name: string }>(
          "select tgname as name from pg_trigger where tgrelid = 'inventory_level'::regclass and not tgisinternal order by 1"
        )
      const BOTH = [
        { name: "stock_source_make_way_insert" },
        { name: "stock_source_make_way_update" },
      ]
      const start = () =>
        getContainer().resolve("stock_source").__hooks.onApplicationStart()

      it("is there from the start, and comes back with the next assignment", async () => {
        expect(await installed()).toEqual(BOTH)
        await getContainer().resolve("stock_source").stopMakingWay()
        expect(await installed()).toEqual([])

        await assignedItem("iitem_1")

        expect(await installed()).toEqual(BOTH)
      })

      it("is replaced by that of another version at the start", async () => {
        await database.rows(
          "comment on function stock_source_make_way() is 'of an older version'"
        )
        await start()

        const [{ comment }] = await database.rows(
          "select obj_description('stock_source_make_way'::regproc) as comment"
        )
        expect(comment).toMatch(/^[0-9a-f]{32}$/)
      })

      it("is left alone by a start that finds it, whoever writes levels", async () => {
        const writing = await database.hold(
          "lock table inventory_level in row exclusive mode"
        )
        await start()
        await writing.release()
        expect(await installed()).toEqual(BOTH)
      })

      it("that cannot be installed keeps items unassigned, and Medusa's levels as they are", async () => {
        await getContainer().resolve("stock_source").stopMakingWay()
        const writing = await database.hold(
          "lock table inventory_level in row exclusive mode"
        )
        const itemId = await insertItem("iitem_1")

        expect(await assign(itemId)).toEqual({
          level_ids: [],
          postponed: [itemId],
        })
        await writing.release()
        expect((await assign(itemId)).level_ids).toHaveLength(1)
      })
    })
  },
})
