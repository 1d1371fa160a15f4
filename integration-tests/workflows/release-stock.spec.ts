import { Modules } from "@medusajs/framework/utils"
import uninstall from "medusa-plugin-stock-sources/scripts/uninstall"
import { releaseStockWorkflow } from "medusa-plugin-stock-sources/workflows/sources/release-stock"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { dumpStock } from "../helpers/stock"
import { importCsv, stockCsv } from "../helpers/stock-imports"
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

jest.setTimeout(120_000)

storeSuite({
  moduleName: "stock-sources-release",
  testSuite: ({ api, getContainer, dbConnection }) => {
    let admin: Client
    let store: TestStore
    let berlin: string
    let paris: string
    let tent: TestVariant
    let rope: TestVariant

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      berlin = (
        await createSource(admin, store, { code: "berlin", is_default: true })
      ).stock_location_id
      paris = (await createSource(admin, store, { code: "paris" }))
        .stock_location_id
      ;[tent, rope] = await createProduct(admin, store, {
        TENT: { [berlin]: 10, [paris]: 7 },
        ROPE: { [berlin]: 2 },
      })
      expectOk(
        await admin.post("/admin/reservations", {
          inventory_item_id: tent.inventoryItemId,
          location_id: berlin,
          quantity: 4,
        })
      )
      await importCsv(admin, stockCsv(["berlin,TENT,0,10.5"]))
      expectOk(await admin.post("/admin/sources/paris", { enabled: false }))
    })

    const release = async () =>
      (await releaseStockWorkflow(getContainer()).run()).result

    async function levels() {
      const read = async (variant: TestVariant, location: string) => {
        const level = await readLevel(admin, variant.inventoryItemId, location)
        return [level?.stocked_quantity, level?.reserved_quantity]
      }
      return {
        tentAtBerlin: await read(tent, berlin),
        tentAtParis: await read(tent, paris),
        ropeAtBerlin: await read(rope, berlin),
      }
    }

    const WITHHELD = {
      tentAtBerlin: [0, 4],
      tentAtParis: [0, 0],
      ropeAtBerlin: [2, 0],
    }
    const RELEASED = {
      tentAtBerlin: [10.5, 4],
      tentAtParis: [7, 0],
      ropeAtBerlin: [2, 0],
    }

    /** An import as a server that was stopped leaves it. */
    async function leaveImport(status: string, pendingAct: string | null) {
      await dbConnection.raw(
        `insert into stock_import
           (id, status, pending_act, filename, file_key, file_size, file_hash, counts, progress, totals, alarms, issues)
         values ('simp_left', ?, ?, 'left.csv', 'key', 1, 'hash', '{}', '{}', '[]', '[]', '[]')`,
        [status, pendingAct]
      )
    }

    it("gives Medusa every withheld unit, and leaves reservations as they are", async () => {
      expect(await levels()).toEqual(WITHHELD)

      const released = await release()

      expect(released).toEqual({
        levels: 2,
        sources: [
          {
            source_code: "berlin",
            stocked: "2",
            withheld: "10.5",
            units: "12.5",
          },
          { source_code: "paris", stocked: "0", withheld: "7", units: "7" },
        ],
      })
      expect(await levels()).toEqual(RELEASED)
      expect(await askCart(store, tent.id, 7)).toMatchObject({ accepted: true })
    })

    it("writes nothing when it is run again", async () => {
      await release()
      const before = await dumpStock(getContainer())

      expect(await release()).toMatchObject({ levels: 0 })

      expect(await dumpStock(getContainer())).toEqual(before)
    })

    it("goes on where a run before it has stopped", async () => {
      // Everything is in stock already, and no unit has moved.
      await dbConnection.raw("update stock_source set enabled = true")
      await dbConnection.raw("update stock_source_item_note set status = 1")

      expect(await release()).toMatchObject({ levels: 2 })

      expect(await levels()).toEqual(RELEASED)
    })

    it.each([
      ["uploaded", "check"],
      ["checking", "check"],
      ["checked", "apply"],
      ["applying", "apply"],
      ["undoing", "undo"],
    ])(
      "refuses while an import is %s with %s to do, and moves nothing",
      async (status, pendingAct) => {
        await leaveImport(status, pendingAct)

        await expect(release()).rejects.toMatchObject({
          type: "not_allowed",
          message: expect.stringMatching(new RegExp(`#\\d+ is ${status}`)),
        })

        expect(await levels()).toEqual(WITHHELD)
      }
    )

    it("does not mind a plan that nobody has applied", async () => {
      await leaveImport("checked", null)

      await release()

      expect(await levels()).toEqual(RELEASED)
    })

    it("says so where Medusa's stock is not what was there before", async () => {
      await dbConnection.raw(`
        create function lose_a_unit() returns trigger language plpgsql as $$
        begin
          new.stocked_quantity = new.stocked_quantity - 1;
          return new;
        end $$;
        create trigger lose_a_unit before update of stocked_quantity on inventory_level
          for each row when (old.location_id = '${paris}') execute function lose_a_unit()`)

      await expect(release()).rejects.toMatchObject({
        type: "unexpected_state",
        message: expect.stringContaining(
          "paris: 7 units before, 6 in Medusa's stock now"
        ),
      })
    })

    it("takes the units under the locks of Medusa's own steps", async () => {
      const locking = getContainer().resolve(Modules.LOCKING)
      const seen: string[][] = []
      const execute = jest
        .spyOn(locking, "execute")
        .mockImplementation(async (keys, job) => {
          seen.push([keys].flat())
          return job()
        })

      await release()

      execute.mockRestore()
      expect(seen.flat()).toContain(tent.inventoryItemId)
    })

    it("takes no argument that it does not know", async () => {
      await expect(
        uninstall({ container: getContainer(), args: ["drop"] })
      ).rejects.toMatchObject({
        message: "Unknown argument drop; the only one is drop-tables.",
      })

      expect(await levels()).toEqual(WITHHELD)
    })

    it("lets db:migrate make sources and source items again", async () => {
      // The test runner runs no migration scripts, and so has no such table before.
      await uninstall({ container: getContainer(), args: [] })
      await dbConnection.raw(`
        create table script_migrations (script_name text not null);
        insert into script_migrations values ('create-stock-sources.js'), ('of-another-plugin.js')`)

      await uninstall({ container: getContainer(), args: [] })

      expect(await levels()).toEqual(RELEASED)
      const { rows } = await dbConnection.raw(
        "select script_name from script_migrations"
      )
      expect(rows).toEqual([{ script_name: "of-another-plugin.js" }])
    })
  },
})
