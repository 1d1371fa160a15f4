import { Modules } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../src/modules/stock-source"
import { resumeStockImports } from "../../src/workflows/stock-imports/acts/resume-stock-imports"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import {
  act,
  check,
  finished,
  rows,
  settled,
  settledAfterOutage,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { IN_APPLIED_CHUNK, TestDatabase } from "../helpers/test-database"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const SKUS = ["A", "B", "C", "D", "E", "F"]
const file = (quantity: number) =>
  ["source_code,sku,quantity"]
    .concat(SKUS.map((sku) => `berlin,${sku},${quantity}`))
    .join("\n")

const level = (sku: string) =>
  `select 1 from inventory_level where id = 'ilev_berlin_${sku}' for update`

const changed = (sku: string, quantity: number) =>
  `update inventory_level
   set stocked_quantity = ${quantity}, raw_stocked_quantity = '{"value": "${quantity}", "precision": 20}'
   where id = 'ilev_berlin_${sku}'`

storeSuite({
  moduleName: "stock-import-turns",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let database: TestDatabase

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      await seedSourceItems(
        getContainer(),
        { berlin: "Berlin" },
        SKUS.map((sku) => ({ source: "berlin", sku, stocked: "5" }))
      )
    })

    beforeEach(async () => {
      const container = getContainer()
      // Six lines make four chunks.
      container.resolve(STOCK_SOURCE_MODULE).options.chunk_size = 2
      database = await TestDatabase.of(container)
    })

    afterEach(() => database.close())

    const quantities = async () => {
      const found = await database.rows<{ quantity: number }>(
        "select stocked_quantity::float8 as quantity from inventory_level order by id"
      )
      return found.map(({ quantity }) => quantity)
    }
    const post = (id: string, action: string) =>
      admin.post(`/admin/stock-imports/${id}/${action}`)
    const read = async (id: string) =>
      expectOk(await admin.get(`/admin/stock-imports/${id}`)).stock_import

    it("names the import that is writing to the one that has to wait", async () => {
      const first = await check(admin, file(7))
      const second = await check(admin, file(8))
      const locks = await database.hold(level("D"))
      expectOk(await post(first.id, "apply"))
      await database.untilBlocked(IN_APPLIED_CHUNK)

      const { status, data } = await post(second.id, "apply")
      await locks.release()
      expect(status).toBe(409)
      expect(data.message).toContain(`#${first.number} is applying`)
      expect(data.message).not.toContain("simp_")

      await settled(admin, first.id)
      expect(await quantities()).toEqual([7, 7, 7, 7, 7, 7])
    })

    it("lets an import that applies by itself wait for its turn", async () => {
      const first = await check(admin, file(7))
      const locks = await database.hold(level("D"))
      expectOk(await post(first.id, "apply"))
      await database.untilBlocked(IN_APPLIED_CHUNK)
      const second = await check(admin, file(8), { apply: true })
      await waitFor(
        "the second to get in line",
        () => read(second.id),
        ({ status, pending_act }) =>
          status === "checked" && pending_act === "apply"
      )

      await locks.release()
      await waitFor(
        "the second to be applied",
        () => read(second.id),
        ({ status, pending_act }) => status === "applied" && !pending_act
      )
      expect(await read(first.id)).toMatchObject({ status: "applied" })
      expect(await quantities()).toEqual([8, 8, 8, 8, 8, 8])
    })

    it("begins with the next import in line, and not with those behind it", async () => {
      const first = await check(admin, file(7))
      const locks = await database.hold(level("D"))
      expectOk(await post(first.id, "apply"))
      await database.untilBlocked(IN_APPLIED_CHUNK)
      const waiting: string[] = []
      for (const quantity of [8, 9, 10]) {
        const { id } = await check(admin, file(quantity), { apply: true })
        await waitFor(
          "it to get in line",
          () => read(id),
          ({ pending_act }) => pending_act === "apply"
        )
        waiting.push(id)
      }
      const engine = getContainer().resolve(Modules.WORKFLOW_ENGINE)
      const begun = jest.spyOn(engine, "run")

      await locks.release()
      for (const id of waiting) {
        await waitFor(
          "it to be applied",
          () => read(id),
          ({ status, pending_act }) => status === "applied" && !pending_act
        )
      }
      const ids = begun.mock.calls.map(([, { input }]: any) => input.id)
      begun.mockRestore()
      // The job that resumes may ask for one once more at that moment, which then has nothing left to do.
      expect(ids.filter((id, n) => id !== ids[n - 1])).toEqual(waiting)
      expect(await quantities()).toEqual([10, 10, 10, 10, 10, 10])
    })

    it("does nothing twice when the same apply is resumed while it goes on", async () => {
      const { id } = await check(admin, file(7))
      await finished(admin, id)
      const locks = await database.hold(level("D"))
      expectOk(await post(id, "apply"))
      await database.untilBlocked(IN_APPLIED_CHUNK)
      const service = getContainer().resolve(STOCK_SOURCE_MODULE)
      expect(await service.listResumableStockImports()).toEqual([])
      await getContainer()
        .resolve(Modules.WORKFLOW_ENGINE)
        .run("apply-stock-import", { input: { id, resume: true } })
      // A sale of what is written already.
      await database.rows(changed("A", 6))
      await locks.release()
      await settled(admin, id)
      await finished(admin, id)
      expect(await quantities()).toEqual([6, 7, 7, 7, 7, 7])
    })

    it("drops the chunk under way when it is canceled, and takes back what it wrote", async () => {
      const { id } = await check(admin, file(7))
      const locks = await database.hold(level("D"))
      expectOk(await post(id, "apply"))
      await database.untilBlocked(IN_APPLIED_CHUNK)
      expect((await post(id, "cancel")).status).toBe(202)
      await locks.release()

      const canceled = await waitFor(
        "the import to be canceled",
        () => read(id),
        ({ status }) => status === "canceled"
      )
      expect(canceled.error).toBeNull()
      expect(await quantities()).toEqual([5, 5, 5, 5, 5, 5])
      expect((await post(id, "undo")).status).toBe(409)
    })

    it("keeps who canceled it", async () => {
      const { id } = await check(admin, file(7))
      const { data } = await post(id, "cancel")
      expect(data.stock_import).toMatchObject({
        status: "canceled",
        canceled_by: data.stock_import.created_by,
        canceled_by_name: data.stock_import.created_by_name,
      })
      expect(data.stock_import.canceled_by).toMatch(/^user_/)
    })

    describe("that somebody deletes in the same moment", () => {
      /** At rest, in the status that the action begins from. */
      const ready = async (action: string) => {
        const { id } = await check(admin, file(7))
        if (action === "undo") {
          await act(admin, id, "apply")
        }
        await finished(admin, id)
        return id
      }
      const recorded = async (id: string) =>
        database.rows(
          "select status, pending_act, canceled_at from stock_import where id = $1",
          [id]
        )

      it.each([
        ["apply", "applying"],
        ["undo", "undoing"],
      ])("is not deleted where its %s begins first", async (action, status) => {
        const id = await ready(action)
        const begun = await database.hold(
          `update stock_import set status = '${status}', pending_act = '${action}', act_run = 'other' where id = '${id}'`
        )
        const deleting = admin.delete(`/admin/stock-imports/${id}`)
        await database.untilBlocked("update .?stock_import")
        await begun.commit()
        expect(await deleting).toMatchObject({
          status: 409,
          data: { message: expect.stringContaining(`is ${status}`) },
        })
        expect(await read(id)).toMatchObject({ status })
      })

      it("is deleted where it is canceled first, and takes its plan along", async () => {
        const id = await ready("cancel")
        const canceled = await database.hold(
          `update stock_import set status = 'canceled', canceled_at = now() where id = '${id}'`
        )
        const deleting = admin.delete(`/admin/stock-imports/${id}`)
        await database.untilBlocked("update .?stock_import")
        await canceled.commit()
        expect((await deleting).status).toBe(200)
        expect((await admin.get(`/admin/stock-imports/${id}`)).status).toBe(404)
        expect(await database.rows("select 1 from stock_import_row")).toEqual(
          []
        )
      })

      it.each(["apply", "undo", "cancel"])(
        "is left as it is where %s comes second",
        async (action) => {
          const id = await ready(action)
          const before = [await recorded(id), await quantities()]
          const deleted = await database.hold(
            `update stock_import set deleted_at = now() where id = '${id}'`
          )
          const acting = post(id, action)
          await database.untilBlocked("update .?stock_import")
          await deleted.commit()
          expect((await acting).status).toBe(404)
          expect([await recorded(id), await quantities()]).toEqual(before)
        }
      )
    })

    it("is neither applied where its plan is dropped for its age meanwhile", async () => {
      const { id } = await check(admin, file(7))
      await finished(admin, id)
      const dropped = await database.hold(
        `update stock_import set plan_dropped_at = now() where id = '${id}'`
      )
      const applying = post(id, "apply")
      await database.untilBlocked("update .?stock_import")
      await dropped.commit()
      expect(await applying).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("retention_days") },
      })
    })

    describe("an import that was deleted while it was applied, as older versions let happen", () => {
      const wedge = (id: string, more = "") =>
        database.rows(
          `update stock_import set status = 'applying', pending_act = 'apply', act_run = 'gone',
             deleted_at = now(), updated_at = now() - interval '1 minute' ${more} where id = $1`,
          [id]
        )
      const resume = () => resumeStockImports(getContainer())

      it("keeps no other one from writing, and is gone on with", async () => {
        const left = await check(admin, file(7))
        await finished(admin, left.id)
        await wedge(left.id)
        const next = await check(admin, file(8))
        // Whoever comes first: the end of that check may have brought the other one back already.
        await waitFor(
          "the turn of the next one",
          () => post(next.id, "apply"),
          ({ status }) => status === 202
        )
        expect(await settled(admin, next.id)).toMatchObject({
          status: "applied",
        })
        await finished(admin, next.id)
        await resume()
        expect(await settled(admin, left.id)).toMatchObject({
          status: "applied",
          error: null,
        })
        expect([7, 8].map((n) => Array(6).fill(n))).toContainEqual(
          await quantities()
        )
      })

      it("has failed where its plan is gone as well, and says so", async () => {
        const { id, number } = await check(admin, file(7))
        await finished(admin, id)
        await wedge(id, ", file_key = ''")
        await database.rows(
          "delete from stock_import_row where import_number = $1",
          [number]
        )
        await resume()
        expect(await read(id)).toMatchObject({
          status: "failed",
          error: { code: "deleted_meanwhile" },
        })
        await finished(admin, id)
      })
    })

    it("says when it was checked, not when its check began", async () => {
      const locks = await database.hold(
        "lock table stock_import_row in share mode"
      )
      const { stock_import } = expectOk(await upload(admin, file(7)))
      await database.untilBlocked("insert into stock_import_row")
      const [{ now }] = await database.rows("select clock_timestamp() as now")
      await locks.release()
      const { checked_at } = await settled(admin, stock_import.id)
      expect(new Date(checked_at).getTime()).toBeGreaterThan(now.getTime())
    })

    it("loses nothing of somebody who changes a level without Medusa's locks while it is written", async () => {
      const { id } = await check(
        admin,
        "source_code,sku,quantity,expected_quantity\nberlin,D,7,5"
      )
      const delivery = await database.hold(changed("D", 9))
      expectOk(await post(id, "apply"))
      await database.untilBlocked(IN_APPLIED_CHUNK)
      await delivery.commit()
      await settled(admin, id)
      expect(await quantities()).toEqual([5, 5, 5, 11, 5, 5])
    })

    it("lets go of a chunk that stands in the way of somebody for whom the chunk before waits", async () => {
      const { id } = await check(
        admin,
        [
          "source_code,sku,quantity,expected_quantity",
          ...SKUS.map((sku) => `berlin,${sku},7,5`),
        ].join("\n")
      )
      // In the second chunk; of the third one afterwards.
      const delivery = await database.hold(changed("B", 9))
      expectOk(await post(id, "apply"))
      await database.untilBlocked(IN_APPLIED_CHUNK)
      await database.untilWritten(IN_APPLIED_CHUNK)
      await delivery.also(changed("E", 3))
      await delivery.commit()
      expect(await settled(admin, id)).toMatchObject({ status: "applied" })
      expect(await quantities()).toEqual([7, 11, 7, 7, 5, 7])
    })

    it("goes on with its check when PostgreSQL ends its connection", async () => {
      const locks = await database.hold(
        "lock table stock_import_row in share mode"
      )
      const { stock_import } = expectOk(await upload(admin, file(7)))
      const checking = await database.untilBlocked(
        "insert into stock_import_row"
      )
      await database.rows("select pg_terminate_backend($1)", [checking])
      await locks.release()
      expect(await settledAfterOutage(admin, stock_import.id)).toMatchObject({
        status: "checked",
        counts: { rows: 6, update: 6 },
      })
    })

    it("goes on with its apply when PostgreSQL ends the connection that holds its lock", async () => {
      const { id } = await check(admin, file(7))
      const locks = await database.hold(level("D"))
      expectOk(await post(id, "apply"))
      await database.untilBlocked(IN_APPLIED_CHUNK)
      const ended = await database.rows(
        `select pg_terminate_backend(pid) from pg_locks
         where locktype = 'advisory' and objsubid = 2
           and database = (select oid from pg_database where datname = current_database())`
      )
      expect(ended).toHaveLength(1)
      await locks.release()
      expect(await settledAfterOutage(admin, id)).toMatchObject({
        status: "applied",
      })
      expect(await quantities()).toEqual([7, 7, 7, 7, 7, 7])
    })

    it("counts and lists what it could not undo, with the reason", async () => {
      const { id } = await check(admin, file(7))
      await act(admin, id, "apply")
      await database.rows(
        `update inventory_level set stocked_quantity = 1, raw_stocked_quantity = '{"value": "1", "precision": 20}' where id = 'ilev_berlin_B'`
      )
      const undone = await act(admin, id, "undo")
      expect(undone).toMatchObject({
        status: "undone",
        counts: { not_undone: 1 },
      })
      expect(undone.undone_at).not.toBeNull()
      expect(undone.undone_by).toMatch(/^user_/)
      const left = await rows(admin, id, "issue=not_undone")
      expect(left).toMatchObject([{ sku: "B" }])
      expect(left[0].issues[0].message).toContain("only 1 unit is left")
      expect(await quantities()).toEqual([5, 1, 5, 5, 5, 5])
      expect((await post(id, "undo")).status).toBe(409)
    })
  },
})
