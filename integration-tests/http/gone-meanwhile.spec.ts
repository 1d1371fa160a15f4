import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { reconcileSourcesWorkflow } from "medusa-plugin-stock-sources/workflows"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { listen } from "../helpers/events"
import { setUpOnce } from "../helpers/set-up-once"
import { seedManyLevels, seedSourceItems } from "../helpers/source-items"
import {
  act,
  check,
  importCsv,
  rows,
  settled,
  stockCsv,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"
import { IN_APPLIED_CHUNK, TestDatabase } from "../helpers/test-database"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

useFileFolder()

type Behavior = "append" | "replace" | "delete" | "snapshot"

storeSuite({
  moduleName: "gone-meanwhile",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let container: MedusaContainer

    setUpOnce(getContainer, async () => {
      container = getContainer()
      admin = await createAdmin(container, api)
      await seedSourceItems(
        container,
        { berlin: "Berlin", paris: "Paris", oslo: "Oslo" },
        [
          { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
          { source: "berlin", sku: "CAP", stocked: "20", status: 1 },
          { source: "paris", sku: "SHIRT", withheld: "7", status: 0 },
        ]
      )
      // Not one of those that are deleted.
      await knex()("stock_source")
        .where({ code: "oslo" })
        .update({ is_default: true })
    })

    const logger = () => container.resolve(ContainerRegistrationKeys.LOGGER)
    const reconcile = async () =>
      (await reconcileSourcesWorkflow(container).run()).result
    const knex = () =>
      container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

    /** Live levels with units, deleted items and locations included: `sloc_berlin iitem_SHIRT 5`. */
    const levels = async (): Promise<string[]> => {
      const { rows: found } = await knex().raw(
        `select l.location_id || ' ' || l.inventory_item_id || ' '
           || trim_scale(l.stocked_quantity + coalesce(i.withheld_quantity, 0)) as line
         from inventory_level l
         left join stock_source_item i on i.inventory_level_id = l.id and i.deleted_at is null
         where l.deleted_at is null and l.stocked_quantity + coalesce(i.withheld_quantity, 0) <> 0
         order by 1`
      )
      return found.map(({ line }: { line: string }) => line)
    }
    const liveLevelsOf = async (item: string) =>
      knex()("inventory_level").where({
        inventory_item_id: item,
        deleted_at: null,
      })
    const deleteItem = async (sku: string) =>
      expectOk(await admin.delete(`/admin/inventory-items/iitem_${sku}`))
    const deleteLocation = async (code: string) =>
      expectOk(await admin.delete(`/admin/stock-locations/sloc_${code}`))
    const sourceIsLive = async (code: string, live: boolean) =>
      waitFor(
        `source ${code} to be ${live ? "live" : "retired"}`,
        () => knex()("stock_source").where({ code }).first(),
        (source) => (source.deleted_at === null) === live
      )
    /** What is said about rows that are gone: `3 error sku …`. */
    const goneRows = async (id: string): Promise<string[]> =>
      (await rows(admin, id, "issue=gone")).map(
        ({ row_number, outcome, issues }) => {
          const gone = issues.filter(({ code }: any) => code === "gone")
          expect(gone).toHaveLength(1)
          return `${row_number} ${outcome} ${gone[0].column}`
        }
      )
    const saysOf = async (id: string) =>
      (await rows(admin, id, "issue=gone"))[0].issues.find(
        ({ code }: any) => code === "gone"
      ).message
    const addsUp = ({ counts }: any) =>
      expect(
        counts.create +
          counts.update +
          counts.unchanged +
          counts.delete +
          counts.skip +
          counts.error
      ).toBe(counts.rows)

    const FILES: Record<Behavior, string[]> = {
      append: ["berlin,SHIRT,1,8", "paris,CAP,1,4", "berlin,CAP,1,20"],
      replace: ["berlin,SHIRT,1,8", "paris,CAP,1,4", "berlin,CAP,1,20"],
      // Its last row is the pair that it does not have.
      snapshot: ["berlin,SHIRT,1,8", "paris,CAP,1,4", "berlin,CAP,1,20"],
      delete: ["berlin,SHIRT,,", "paris,SHIRT,,", "berlin,CAP,,"],
    }

    const THINGS: Record<string, () => Promise<unknown>> = {
      "an inventory item": () => deleteItem("SHIRT"),
      "an inventory item whose SKU is made anew": async () => {
        await deleteItem("SHIRT")
        expectOk(await admin.post("/admin/inventory-items", { sku: "SHIRT" }))
      },
      "a stock location": () => deleteLocation("berlin"),
      "a source": () =>
        knex()("stock_source")
          .where({ code: "berlin" })
          .update({ deleted_at: new Date() }),
    }

    type Case = {
      thing: string
      behavior: Behavior
      gone: string[]
      after: string[]
    }
    const ITEM = [
      "an inventory item",
      "an inventory item whose SKU is made anew",
    ]
    const PLACE = ["a stock location", "a source"]
    const cases: Case[] = [
      ...ITEM.flatMap((thing) => [
        ...(["append", "replace"] as const).map((behavior) => ({
          thing,
          behavior,
          gone: ["2 error sku"],
          after: ["sloc_berlin iitem_CAP 20", "sloc_paris iitem_CAP 4"],
        })),
        {
          thing,
          behavior: "snapshot" as const,
          gone: ["2 error sku", "5 error sku"],
          after: ["sloc_berlin iitem_CAP 20", "sloc_paris iitem_CAP 4"],
        },
        {
          thing,
          behavior: "delete" as const,
          gone: ["2 error sku", "3 error sku"],
          after: [],
        },
      ]),
      ...PLACE.flatMap((thing) => [
        ...(["append", "replace", "snapshot"] as const).map((behavior) => ({
          thing,
          behavior,
          gone: ["2 error source_code", "4 error source_code"],
          after: [
            "sloc_berlin iitem_CAP 20",
            "sloc_berlin iitem_SHIRT 5",
            "sloc_paris iitem_CAP 4",
            ...(behavior === "snapshot" ? [] : ["sloc_paris iitem_SHIRT 7"]),
          ],
        })),
        {
          thing,
          behavior: "delete" as const,
          gone: ["2 error source_code", "4 error source_code"],
          after: ["sloc_berlin iitem_CAP 20", "sloc_berlin iitem_SHIRT 5"],
        },
      ]),
    ]

    describe("deleted between check and apply", () => {
      it.each(cases)(
        "$thing: $behavior with skip_errors leaves its rows out and says so",
        async ({ thing, behavior, gone, after }) => {
          const { id } = await check(admin, stockCsv(FILES[behavior]), {
            behavior,
            validation_strategy: "skip_errors",
          })
          await THINGS[thing]()
          const applied = await act(admin, id, "apply")
          expect(applied).toMatchObject({
            status: "applied",
            counts: { error: gone.length },
            error: {
              code: "gone",
              message: expect.stringContaining("Row 2, "),
            },
          })
          addsUp(applied)
          expect(await goneRows(id)).toEqual(gone)
          expect(await levels()).toEqual(after)
        }
      )

      it.each(cases)(
        "$thing: $behavior with stop_on_errors fails, and takes back what it has written",
        async ({ thing, behavior, gone }) => {
          const { id } = await check(admin, stockCsv(FILES[behavior]), {
            behavior,
          })
          await THINGS[thing]()
          const before = await levels()
          const failed = await act(admin, id, "apply")
          expect(failed).toMatchObject({
            status: "failed",
            counts: { error: gone.length, not_undone: 0 },
            error: {
              code: "gone",
              message: expect.stringMatching(
                new RegExp(
                  `^${gone.length} rows? could not be written.* Row 2, `
                )
              ),
            },
          })
          addsUp(failed)
          expect(await goneRows(id)).toEqual(gone)
          expect(await levels()).toEqual(before)
        }
      )

      it("errors that are allowed count those of the check and these together", async () => {
        const file = stockCsv([
          "berlin,SHIRT,1,8",
          "paris,CAP,1,4",
          "berlin,NONE,1,1",
        ])
        const applied = await check(admin, file, { allowed_errors: 2 })
        const failed = await check(admin, file, { allowed_errors: 1 })
        await deleteItem("SHIRT")
        expect(await act(admin, failed.id, "apply")).toMatchObject({
          status: "failed",
          error: { code: "gone" },
        })
        expect(await act(admin, applied.id, "apply")).toMatchObject({
          status: "applied",
          counts: { error: 2, create: 1 },
          error: { code: "gone" },
        })
      })

      it("an import of which nothing is left to write has failed", async () => {
        const { id } = await check(
          admin,
          stockCsv(["berlin,SHIRT,1,8", "berlin,CAP,1,20"]),
          { validation_strategy: "skip_errors" }
        )
        await deleteItem("SHIRT")
        expect(await act(admin, id, "apply")).toMatchObject({
          status: "failed",
          counts: { error: 1, unchanged: 1 },
          error: {
            code: "gone",
            message: expect.stringContaining("There was nothing else to write"),
          },
        })
      })

      it("the row names the item that has the SKU now, which gets nothing", async () => {
        const { id } = await check(
          admin,
          stockCsv(["berlin,SHIRT,1,8", "berlin,CAP,1,2"]),
          {
            validation_strategy: "skip_errors",
          }
        )
        await deleteItem("SHIRT")
        const { inventory_item } = expectOk(
          await admin.post("/admin/inventory-items", { sku: "SHIRT" })
        )
        await act(admin, id, "apply")
        expect(await saysOf(id)).toBe(
          `Row 2, sku: inventory item iitem_SHIRT was deleted meanwhile, so nothing is written. The SKU belongs to another inventory item now, ${inventory_item.id}; upload the file again to write its stock.`
        )
        expect(await levels()).toEqual(
          ["sloc_berlin iitem_CAP 2", "sloc_paris iitem_CAP 4"].slice(0, 1)
        )
      })

      it("a stock location that is restored by then is as if it had never been deleted", async () => {
        const { id } = await check(admin, stockCsv(FILES.append))
        await deleteLocation("berlin")
        await sourceIsLive("berlin", false)
        await container
          .resolve(Modules.STOCK_LOCATION)
          .restoreStockLocations(["sloc_berlin"])
        await reconcile()
        await sourceIsLive("berlin", true)
        expect(await act(admin, id, "apply")).toMatchObject({
          status: "applied",
          error: null,
        })
        expect(await levels()).toEqual([
          "sloc_berlin iitem_CAP 20",
          "sloc_berlin iitem_SHIRT 8",
          "sloc_paris iitem_CAP 4",
          "sloc_paris iitem_SHIRT 7",
        ])
      })
    })

    describe("deleted between apply and undo", () => {
      const APPLIED: Record<Behavior, string[]> = {
        ...FILES,
        append: ["berlin,SHIRT,1,8", "paris,CAP,1,4"],
      }
      const UNDONE: [string, Behavior, string[], string[]][] = [
        [
          "an inventory item",
          "append",
          ["2 update sku"],
          ["sloc_berlin iitem_CAP 20"],
        ],
        [
          "an inventory item",
          "delete",
          ["2 delete sku", "3 delete sku"],
          ["sloc_berlin iitem_CAP 20"],
        ],
        [
          "an inventory item whose SKU is made anew",
          "delete",
          ["2 delete sku", "3 delete sku"],
          ["sloc_berlin iitem_CAP 20"],
        ],
        [
          "an inventory item",
          "snapshot",
          ["2 update sku", "5 update sku"],
          ["sloc_berlin iitem_CAP 20"],
        ],
        [
          "a stock location",
          "append",
          ["2 update source_code"],
          [
            "sloc_berlin iitem_CAP 20",
            "sloc_berlin iitem_SHIRT 8",
            "sloc_paris iitem_SHIRT 7",
          ],
        ],
        [
          "a stock location",
          "delete",
          ["2 delete source_code", "4 delete source_code"],
          ["sloc_paris iitem_SHIRT 7"],
        ],
        [
          "a source",
          "delete",
          ["2 delete source_code", "4 delete source_code"],
          ["sloc_paris iitem_SHIRT 7"],
        ],
      ]
      it.each(UNDONE)(
        "%s: the undo of a %s leaves its rows, counts them and does the rest",
        async (thing, behavior, gone, after) => {
          const { id } = await importCsv(admin, stockCsv(APPLIED[behavior]), {
            behavior,
          })
          await THINGS[thing]()
          const undone = await act(admin, id, "undo")
          expect(undone).toMatchObject({
            status: "undone",
            counts: { not_undone: gone.length, error: 0 },
          })
          addsUp(undone)
          expect(await goneRows(id)).toEqual(gone)
          expect(await levels()).toEqual(after)
        }
      )

      it("a source that was emptied and deleted gets none of its levels back", async () => {
        const { id } = await importCsv(admin, stockCsv(["paris,SHIRT,,"]), {
          behavior: "delete",
        })
        expectOk(await admin.delete("/admin/sources/paris"))
        expect(await act(admin, id, "undo")).toMatchObject({
          status: "undone",
          counts: { not_undone: 1 },
        })
        expect(await saysOf(id)).toMatch(
          /^Row 2, source_code: the stock location of source "paris" was deleted meanwhile/
        )
        expect(await levels()).toEqual([
          "sloc_berlin iitem_CAP 20",
          "sloc_berlin iitem_SHIRT 5",
        ])
      })

      it("a stock location that was deleted and restored, its source made anew: levels come back once", async () => {
        // Its code is somebody else's by then, so that the location has a second source, and its levels second source items.
        await deleteLocation("berlin")
        await sourceIsLive("berlin", false)
        expectOk(
          await admin.post("/admin/sources", { code: "berlin", name: "Other" })
        )
        await container
          .resolve(Modules.STOCK_LOCATION)
          .restoreStockLocations(["sloc_berlin"])
        await reconcile()
        const { code } = await waitFor("the location's new source", () =>
          knex()("stock_source")
            .where({ stock_location_id: "sloc_berlin", deleted_at: null })
            .first()
        )
        await waitFor(
          "its source items",
          () =>
            knex()("stock_source_item as i")
              .join("stock_source as s", "s.id", "i.source_id")
              .where({ "s.code": code, "i.deleted_at": null }),
          (found) => found.length === 2
        )
        const { id } = await importCsv(admin, stockCsv([`${code},CAP,,`]), {
          behavior: "delete",
        })
        expect(await act(admin, id, "undo")).toMatchObject({
          status: "undone",
          counts: { not_undone: 0 },
        })
        expect(await levels()).toContain("sloc_berlin iitem_CAP 20")
        const items = await knex()("stock_source_item").where({
          inventory_level_id: "ilev_berlin_CAP",
          deleted_at: null,
        })
        expect(items).toHaveLength(1)
      })
    })

    describe("deleted while chunks are written", () => {
      /** Applies 600 rows of which the first chunk is written and the second waits for `iitem_400`, while `work` runs. */
      const betweenChunks = async (
        options: Record<string, string>,
        work: (id: string) => Promise<unknown>,
        lines = Array.from({ length: 600 }, (_, n) => `berlin,SKU-${n + 1},1,9`)
      ): Promise<any> => {
        await seedManyLevels(container, "berlin", 600, 1)
        const { id, number } = await check(admin, stockCsv(lines), options)
        const locking = container.resolve(Modules.LOCKING)
        await locking.execute(["iitem_400"], async () => {
          const { alarms } = expectOk(
            await admin.get(`/admin/stock-imports/${id}`)
          ).stock_import
          expectOk(
            await admin.post(`/admin/stock-imports/${id}/apply`, {
              confirm: alarms.map(({ code }: any) => code),
            })
          )
          await waitFor(
            "the first chunk",
            () => knex()("stock_import").where({ number }).first(),
            ({ applied_through }) => applied_through > 0
          )
          await work(id)
        })
        return settled(admin, id)
      }

      it("an inventory item whose chunk is still to come is left out", async () => {
        const applied = await betweenChunks(
          { validation_strategy: "skip_errors" },
          () => deleteItem("500")
        )
        expect(applied).toMatchObject({
          status: "applied",
          counts: { update: 599, error: 1 },
          error: { code: "gone" },
        })
        expect(await liveLevelsOf("iitem_500")).toEqual([])
        expect(await liveLevelsOf("iitem_501")).toMatchObject([
          { stocked_quantity: "9" },
        ])
      })

      it("a stock location: what is written by then is taken back as far as it is there, and nothing comes to it", async () => {
        const failed = await betweenChunks({}, () => deleteLocation("berlin"))
        expect(failed).toMatchObject({
          status: "failed",
          error: { code: "gone" },
        })
        addsUp(failed)
        const { update, error, not_undone } = failed.counts
        expect(update + error).toBe(600)
        expect(error).toBeGreaterThan(0)
        const raised = await knex()("inventory_level").where({
          stocked_quantity: 9,
        })
        expect(raised).toHaveLength(not_undone)
      })

      it("an inventory item that is written already: a cancel takes the others back, and leaves it", async () => {
        const canceled = await betweenChunks({}, async (id) => {
          await deleteItem("1")
          expectOk(await admin.post(`/admin/stock-imports/${id}/cancel`, {}))
        })
        expect(canceled).toMatchObject({
          status: "canceled",
          counts: { not_undone: 1 },
        })
        expect(await goneRows(canceled.id)).toEqual(["2 update sku"])
        expect(await liveLevelsOf("iitem_1")).toEqual([])
        expect(
          await knex()("inventory_level").where({
            stocked_quantity: 9,
            deleted_at: null,
          })
        ).toEqual([])
      })
    })

    describe("deleted at the very moment", () => {
      let database: TestDatabase
      beforeEach(async () => {
        database = await TestDatabase.of(container)
        // As db:migrate does in a new store.
        await reconcile()
      })
      afterEach(() => database.close())

      it("an item that Medusa deletes while its new level is being written takes that level along", async () => {
        const { id } = await check(admin, stockCsv(["paris,CAP,1,4"]))
        // The chunk has written its level then, and cannot commit.
        await database.rows(
          `create function hold_mark() returns trigger language plpgsql as $$
           begin
             perform pg_advisory_xact_lock(77);
             return new;
           end $$;
           create trigger hold_mark before update on stock_import
           for each row when (new.applied_through <> old.applied_through) execute function hold_mark()`
        )
        const mark = await database.hold("select pg_advisory_xact_lock(77)")
        expectOk(
          await admin.post(`/admin/stock-imports/${id}/apply`, {
            confirm: ["new_source"],
          })
        )
        const applied = settled(admin, id)
        await database.untilBlocked(
          "^update stock_import\\s+set applied_through"
        )
        const deletion = container
          .resolve(Modules.INVENTORY)
          .softDeleteInventoryItems(["iitem_CAP"])
        await database.untilBlocked("inventory_item")
        await mark.release()
        await deletion
        expect(await applied).toMatchObject({
          status: "applied",
          counts: { create: 1 },
        })
        expect(await liveLevelsOf("iitem_CAP")).toEqual([])
      })

      it("an item whose deletion is committed while a chunk waits for it gets no level", async () => {
        const { id } = await check(
          admin,
          stockCsv(["paris,CAP,1,4", "berlin,SHIRT,1,6"]),
          {
            validation_strategy: "skip_errors",
          }
        )
        const deletion = await database.hold(
          "update inventory_level set deleted_at = now() where inventory_item_id = 'iitem_CAP' and deleted_at is null"
        )
        await deletion.also(
          "update inventory_item set deleted_at = now() where id = 'iitem_CAP'"
        )
        const applied = act(admin, id, "apply")
        await database.untilBlocked(IN_APPLIED_CHUNK)
        await deletion.commit()
        expect(await applied).toMatchObject({
          status: "applied",
          counts: { create: 0, update: 1, error: 1 },
          error: { code: "gone" },
        })
        expect(await liveLevelsOf("iitem_CAP")).toEqual([])
      })

      it("a level that an undo brings back is taken along by an item that is deleted meanwhile", async () => {
        const { id } = await importCsv(admin, stockCsv(["berlin,CAP,,"]), {
          behavior: "delete",
        })
        const deletion = await database.hold(
          "update inventory_item set deleted_at = now() where id = 'iitem_CAP'"
        )
        const undone = act(admin, id, "undo")
        await database.untilBlocked("^select 1 from inventory_item")
        await deletion.commit()
        expect(await undone).toMatchObject({
          status: "undone",
          counts: { not_undone: 1 },
        })
        expect(await liveLevelsOf("iitem_CAP")).toEqual([])
      })
    })

    it("a change without a file is refused at a stock location that is deleted, before its source is retired", async () => {
      await knex()("stock_location")
        .where({ id: "sloc_paris" })
        .update({ deleted_at: new Date() })
      const { status, data } = await admin.post("/admin/source-items/batch", {
        upsert: [{ source_code: "paris", sku: "CAP", quantity: 3 }],
      })
      expect({ status, message: data.message }).toEqual({
        status: 400,
        message: expect.stringMatching(
          /upsert\[0\]\.source_code: the stock location of source "paris" was deleted meanwhile/
        ),
      })
      expect(await liveLevelsOf("iitem_CAP")).toHaveLength(1)
    })

    it("an ERP that never stops writing levels fails no apply, and loses nothing", async () => {
      await seedManyLevels(container, "berlin", 300, 1)
      const { id } = await check(
        admin,
        stockCsv(
          Array.from({ length: 300 }, (_, n) => `berlin,SKU-${n + 1},1,9`)
        )
      )
      const erp = await TestDatabase.of(container)
      let writes = 0
      let goesOn = true
      const writing = (async () => {
        for (; goesOn; writes++) {
          await erp.rows(
            `update inventory_level set incoming_quantity = incoming_quantity + 1 where id = 'ilev_${1 + (writes % 300)}'`
          )
        }
      })()
      try {
        expect(await act(admin, id, "apply")).toMatchObject({
          status: "applied",
          counts: { update: 300, error: 0 },
        })
      } finally {
        goesOn = false
        await writing
        await erp.close()
      }
      const [{ units, received }] = (
        await knex().raw(
          "select sum(stocked_quantity)::integer as units, sum(incoming_quantity)::integer as received from inventory_level where id like 'ilev_%' and inventory_item_id <> all('{iitem_SHIRT,iitem_CAP}')"
        )
      ).rows
      expect({ units, received }).toEqual({ units: 2700, received: writes })
    })

    it("statistics are counted outside of the locks, and wait for no vacuum", async () => {
      await knex().raw(
        "insert into inventory_item (id, sku) select 'iitem_' || n, 'NEW-' || n from generate_series(1, 300) n"
      )
      const { id } = await check(
        admin,
        stockCsv(
          Array.from({ length: 300 }, (_, n) => `paris,NEW-${n + 1},1,9`)
        )
      )
      const database = await TestDatabase.of(container)
      try {
        // As VACUUM does; it lets rows be written.
        await database.hold(
          "lock table inventory_level in share update exclusive mode"
        )
        expect(await act(admin, id, "apply")).toMatchObject({
          status: "applied",
          counts: { create: 300 },
        })
      } finally {
        await database.close()
      }
    })

    it("what is committed stays where PostgreSQL cannot count it", async () => {
      await knex().raw(
        "insert into inventory_item (id, sku) select 'iitem_' || n, 'NEW-' || n from generate_series(1, 300) n"
      )
      const { id } = await check(
        admin,
        stockCsv(
          Array.from({ length: 300 }, (_, n) => `paris,NEW-${n + 1},1,9`)
        )
      )
      // Counting a table evaluates the condition of each of its partial indexes.
      await knex().raw(
        `create function refuse_count(text) returns boolean language plpgsql immutable as $$
         begin
           if current_query() ilike 'analyze%' then
             raise exception 'nothing is counted today';
           end if;
           return true;
         end $$;
         create index refuse_count on inventory_level (id) where refuse_count(id)`
      )
      const warned = jest.spyOn(logger(), "warn")
      const applied = await act(admin, id, "apply")
      const warnings = warned.mock.calls.flat()
      warned.mockRestore()
      expect(warnings).toContainEqual(
        expect.stringContaining("nothing is counted today")
      )
      expect(applied).toMatchObject({
        status: "applied",
        counts: { create: 300 },
        error: null,
      })
      expect(await levels()).toHaveLength(303)
    })

    describe("levels that were left behind", () => {
      const ghost = (
        id: string,
        item: string,
        location: string,
        units: number,
        created_at = new Date(Date.now() + 1000)
      ) =>
        knex()("inventory_level").insert({
          id,
          inventory_item_id: item,
          location_id: location,
          stocked_quantity: units,
          raw_stocked_quantity: JSON.stringify({
            value: String(units),
            precision: 20,
          }),
          created_at,
        })

      /** As Medusa and our subscriber leave them, without an event, upon which the repair would run by itself. */
      const retire = async (code: string) => {
        const deleted_at = knex().fn.now()
        await knex()("stock_location")
          .where({ id: `sloc_${code}` })
          .update({ deleted_at })
        await knex()("stock_source").where({ code }).update({ deleted_at })
      }

      it("of deleted items, and that came to a location after it was deleted, are removed and reported; what lay there stays", async () => {
        await deleteItem("SHIRT")
        await ghost("ilev_ghost_1", "iitem_SHIRT", "sloc_paris", 2.5)
        await retire("berlin")
        await knex()("inventory_item").insert({ id: "iitem_SOCK", sku: "SOCK" })
        await ghost("ilev_ghost_2", "iitem_SOCK", "sloc_berlin", 4)
        expect(await reconcile()).toMatchObject({
          ghost_levels_removed: 2,
          ghost_units_removed: 6.5,
        })
        expect(await levels()).toEqual(["sloc_berlin iitem_CAP 20"])
        expect(await reconcile()).toMatchObject({
          ghost_levels_removed: 0,
          ghost_units_removed: 0,
        })
      })

      it("are removed with a line in the log, and their events", async () => {
        await knex()("inventory_item").insert({
          id: "iitem_SOCK",
          sku: "SOCK",
          deleted_at: knex().fn.now(),
        })
        await ghost("ilev_ghost", "iitem_SOCK", "sloc_paris", 2.5)
        const heard = listen(container)
        const warned = jest.spyOn(logger(), "warn")
        await reconcile()
        const removals = warned.mock.calls
          .flat()
          .filter((line) => String(line).includes("removed"))
        warned.mockRestore()
        expect(removals).toEqual([
          expect.stringMatching(/ 1 .* 2\.5 units .*: SOCK at Paris$/),
        ])
        const told = await waitFor("the event", async () =>
          heard.find(({ name }) => name === "inventory.inventory-level.deleted")
        )
        expect(told.data).toEqual({ id: ["ilev_ghost"] })
      })

      it("by an undo at a deleted location are removed; by one before its deletion they stay", async () => {
        const [early, late] = [
          await importCsv(admin, stockCsv(["berlin,CAP,,"]), {
            behavior: "delete",
          }),
          await importCsv(admin, stockCsv(["berlin,SHIRT,,"]), {
            behavior: "delete",
          }),
        ]
        await act(admin, early.id, "undo")
        await act(admin, late.id, "undo")
        await retire("berlin")
        await knex()("stock_import")
          .where({ id: late.id })
          .update({ undo_began_at: new Date(Date.now() + 1000) })
        expect(await reconcile()).toMatchObject({
          ghost_levels_removed: 1,
          ghost_units_removed: 5,
        })
        expect(await levels()).toEqual([
          "sloc_berlin iitem_CAP 20",
          "sloc_paris iitem_SHIRT 7",
        ])
      })
    })
  },
})
