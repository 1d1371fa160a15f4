/** @jest-environment node */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  applyStockImportWorkflow,
  cancelStockImportWorkflow,
  checkStockImportWorkflow,
  createStockImportWorkflow,
  type CreateStockImportWorkflowInput,
  deleteStockImportsWorkflow,
} from "medusa-plugin-stock-sources/workflows"
import { STOCK_SOURCE_MODULE } from "../../src/modules/stock-source"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { listen, type Heard } from "../helpers/events"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { dumpStock, liveStock, stockLines } from "../helpers/stock"
import {
  act,
  check,
  finished,
  importCsv,
  rows,
  settled,
  stockCsv,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder, usePluginOptions } from "../helpers/suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

usePluginOptions({ chunk_size: 3 })
const storedFiles = useFileFolder()

// Only workflows without an asynchronous step: Medusa 2.21.2 cannot take back one that has, once it has ended inside
// another (its engine cancels it without a container). What fails after those is a handler of their hooks.
const fail = createStep("fail", async () => {
  throw new Error("the next step fails")
})
const createThenFail = createWorkflow(
  "create-then-fail",
  (input: CreateStockImportWorkflowInput) => {
    createStockImportWorkflow.runAsStep({ input })
    fail()
  }
)
const cancelThenFail = createWorkflow(
  "cancel-then-fail",
  (input: { id: string }) => {
    const canceled = cancelStockImportWorkflow.runAsStep({ input })
    fail()
    return new WorkflowResponse(canceled)
  }
)

/** What the store's own handlers of the hooks do in this test, with what they got. */
const hooks: Record<"checked" | "applied", (stockImport: any) => unknown> = {
  checked: () => undefined,
  applied: () => undefined,
}
checkStockImportWorkflow.hooks.stockImportChecked(async ({ stock_import }) => {
  await hooks.checked(stock_import)
})
applyStockImportWorkflow.hooks.stockImportApplied(async ({ stock_import }) => {
  await hooks.applied(stock_import)
})

const SKUS = Array.from(
  { length: 12 },
  (_, at) => `A${String(at + 1).padStart(2, "0")}`
)
/** Updates all 12 at Berlin, puts one out of stock, and creates two in Paris: 5 chunks of 3 rows. */
const CSV = stockCsv([
  ...SKUS.map((sku) => `berlin,${sku},${sku === "A02" ? 0 : 1},10`),
  "paris,A01,1,4",
  "paris,A02,0,4",
])
const APPLIED = CSV.trim()
  .split("\n")
  .slice(1)
  .filter((line) => !line.startsWith("paris,A12"))

storeSuite({
  moduleName: "stock-imports-workflows",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let container: MedusaContainer
    let heard: Heard[]

    setUpOnce(getContainer, async () => {
      container = getContainer()
      admin = await createAdmin(container, api)
      await seedSourceItems(container, { berlin: "Berlin", paris: "Paris" }, [
        ...SKUS.map((sku) => ({
          source: "berlin",
          sku,
          stocked: "5",
          status: 1 as const,
        })),
        { source: "paris", sku: "A12", withheld: "7", status: 0 },
      ])
    })

    beforeEach(() => {
      heard = listen(container)
    })
    afterEach(() => {
      hooks.checked = () => undefined
      hooks.applied = () => undefined
    })

    const sql = (text: string) =>
      container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text)
    const read = async (id: string) =>
      expectOk(await admin.get(`/admin/stock-imports/${id}`)).stock_import
    const ended = (id: string, status: string) =>
      waitFor(
        `the import to be ${status}`,
        () => read(id),
        (stockImport) => stockImport.status === status
      )
    const run = (workflow: any, input: unknown) =>
      workflow(container).run({ input, throwOnError: false })
    const confirmed = async (id: string) =>
      (await read(id)).alarms.map(({ code }: any) => code)
    // Each at least once: an act that begins late on a busy machine is resumed, and may tell its end twice.
    const events = () => {
      const told = heard
        .filter(({ name }) => name.startsWith("stock-import."))
        .map(({ name, data }) => [name, data.id])
      return [...new Map(told.map((event) => [event.join(), event])).values()]
    }
    const untilHeard = (name: string) =>
      waitFor(`the event ${name}`, async () =>
        heard.find((event) => event.name === name)
      )
    const uploaded = async (csv = CSV): Promise<string> => {
      const { id } = await check(admin, csv)
      await untilHeard("stock-import.checked")
      await finished(admin, id)
      // As it was before its check.
      await sql(
        `update stock_import set status = 'uploaded', checked_at = null`
      )
      await sql(`delete from stock_import_row`)
      heard.length = 0
      return id
    }
    /** PostgreSQL refuses the level of this SKU as soon as it holds so many units. */
    const forbid = (sku: string, quantity: number) =>
      sql(
        `alter table inventory_level add constraint forbidden_${sku}_${quantity}
         check (inventory_item_id <> 'iitem_${sku}' or stocked_quantity <> ${quantity}) not valid`
      )
    const allow = (sku: string, quantity: number) =>
      sql(
        `alter table inventory_level drop constraint forbidden_${sku}_${quantity}`
      )

    it("the chunks of this suite have 3 rows: an apply tells of each after its commit", async () => {
      const { id } = await importCsv(admin, CSV)
      expect(await stockLines(admin)).toEqual(
        [...APPLIED, "paris,A12,0,7"].sort()
      )
      await untilHeard("stock-import.applied")
      const told = heard
        .filter(({ name }) => name === "inventory.inventory-level.updated")
        .map(({ data }) => data.id.length)
      expect(told).toEqual([3, 3, 3, 3])
      expect(events()).toEqual([
        ["stock-import.checked", id],
        ["stock-import.applied", id],
      ])
      await act(admin, id, "undo")
      await untilHeard("stock-import.undone")
      expect(events()).toHaveLength(3)
    })

    it("a chunk has as many lines to write as it may, however many between them change nothing", async () => {
      const changed = ["A02", "A05", "A06", "A11"]
      await importCsv(
        admin,
        stockCsv(
          SKUS.map((sku) => `berlin,${sku},1,${changed.includes(sku) ? 9 : 5}`)
        )
      )
      await untilHeard("stock-import.applied")
      expect(
        heard
          .filter(({ name }) => name === "inventory.inventory-level.updated")
          .map(({ data }) => data.id.length)
      ).toEqual([3, 1])
      expect(await stockLines(admin)).toEqual(
        [
          ...SKUS.map(
            (sku) => `berlin,${sku},1,${changed.includes(sku) ? 9 : 5}`
          ),
          "paris,A12,0,7",
        ].sort()
      )
    })

    describe("a later step that fails", () => {
      it("takes the record of an import back; the file is the caller's", async () => {
        const { id } = await check(admin, CSV)
        const [{ file_key }] = (
          await sql(`select file_key from stock_import where id = '${id}'`)
        ).rows
        const { errors } = await run(createThenFail, {
          file: {
            key: file_key,
            filename: "x.csv",
            size: 1,
            hash: "x",
            encoding: "utf-8",
          },
        })
        expect(errors[0].error.message).toBe("the next step fails")
        const { stock_imports } = expectOk(
          await admin.get("/admin/stock-imports")
        )
        expect(stock_imports).toMatchObject([{ id }])
        expect(storedFiles()).toContain(file_key)
      })

      it("leaves a canceled import canceled", async () => {
        const { id } = await check(admin, CSV)
        const { errors } = await run(cancelThenFail, { id })
        expect(errors[0].error.message).toBe("the next step fails")
        expect(await read(id)).toMatchObject({ status: "canceled" })
      })

      it("brings a deleted import back, where its plan cannot be deleted", async () => {
        const { id } = await check(admin, CSV)
        const files = storedFiles()
        await sql(`create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'these rows stay'; end $$`)
        await sql(`create trigger refuse before delete on stock_import_row
          for each row execute function refuse()`)
        const { errors } = await run(deleteStockImportsWorkflow, { ids: [id] })
        expect(errors[0].error.message).toContain("these rows stay")
        expect(await read(id)).toMatchObject({ id, status: "checked" })
        expect(await rows(admin, id)).toHaveLength(14)
        expect(storedFiles()).toEqual(files)
      })
    })

    describe("the hooks", () => {
      it("get the import, after the plan and after the last chunk", async () => {
        const got: any[] = []
        hooks.checked = (stockImport) => got.push(stockImport)
        hooks.applied = (stockImport) => got.push(stockImport)
        const { id } = await importCsv(admin, CSV)
        await untilHeard("stock-import.applied")
        expect(got).toMatchObject([
          {
            id,
            status: "checked",
            counts: { rows: 14, update: 12, create: 2 },
          },
          { id, status: "applied" },
        ])
      })

      it("a stockImportChecked that fails stops the import: failed, without a plan", async () => {
        const before = await dumpStock(container)
        const id = await uploaded()
        hooks.checked = () => {
          throw new Error("the store's handler fails")
        }
        await run(checkStockImportWorkflow, { id })
        expect(await ended(id, "failed")).toMatchObject({
          error: {
            code: "compensated",
            message:
              "A handler of the hook stockImportChecked failed: the store's handler fails",
          },
        })
        await untilHeard("stock-import.failed")
        expect(await rows(admin, id)).toEqual([])
        expect(await dumpStock(container)).toEqual(before)
        expect(events()).toEqual([["stock-import.failed", id]])
      })

      it("a stockImportApplied that fails takes everything back: failed, and no applied event", async () => {
        const before = await liveStock(container)
        const { id } = await check(admin, CSV)
        hooks.applied = () => {
          throw new Error("the store's handler fails")
        }
        await run(applyStockImportWorkflow, { id })
        expect(await ended(id, "failed")).toMatchObject({
          error: {
            code: "compensated",
            message:
              "A handler of the hook stockImportApplied failed: the store's handler fails",
          },
        })
        await untilHeard("stock-import.failed")
        expect(await liveStock(container)).toEqual(before)
        expect(await rows(admin, id, "issue=not_undone")).toEqual([])
        expect(events()).toEqual([
          ["stock-import.checked", id],
          ["stock-import.failed", id],
        ])
      })

      it("a stockImportApplied that fails after deletions brings the levels back with their ids", async () => {
        const before = await liveStock(container)
        const { id } = await check(
          admin,
          stockCsv(SKUS.map((sku) => `berlin,${sku},,`)),
          { behavior: "delete" }
        )
        let left: unknown
        hooks.applied = async () => {
          left = await stockLines(admin)
          throw new Error("the store's handler fails")
        }
        await run(applyStockImportWorkflow, {
          id,
          confirm: ["withdraws_most"],
        })
        await ended(id, "failed")
        expect(left).toEqual(["paris,A12,0,7"])
        expect(await liveStock(container)).toEqual(before)
      })

      it("a stockImportApplied that fails takes back by difference: what was sold meanwhile stays sold", async () => {
        const { id } = await check(admin, CSV)
        hooks.applied = async () => {
          expectOk(
            await admin.post(
              "/admin/inventory-items/iitem_A05/location-levels/sloc_berlin",
              { stocked_quantity: 9 }
            )
          )
          throw new Error("the store's handler fails")
        }
        await run(applyStockImportWorkflow, { id })
        await ended(id, "failed")
        expect(await stockLines(admin)).toEqual(
          expect.arrayContaining(["berlin,A05,1,4", "berlin,A06,1,5"])
        )
      })
    })

    describe("while a handler of its hook runs", () => {
      let release: (error?: Error) => void
      let running: Promise<void>
      /** The handler of the hook runs until `release`. */
      const holdHook = (name: "checked" | "applied") => {
        const end = new Promise<void>((resolve, reject) => {
          release = (error) => (error ? reject(error) : resolve())
        })
        running = new Promise((resolve) => {
          hooks[name] = () => {
            resolve()
            return end
          }
        })
      }
      const path = (id: string) => `/admin/stock-imports/${id}`

      it("an applied import is neither deleted, undone nor dropped, and all of it is taken back where the handler fails", async () => {
        const before = await liveStock(container)
        const { id, number } = await check(admin, CSV)
        await untilHeard("stock-import.checked")
        holdHook("applied")
        await run(applyStockImportWorkflow, { id })
        await running
        expect(await read(id)).toMatchObject({
          status: "applied",
          pending_act: "apply",
        })
        const [deleted, undone] = await Promise.all([
          admin.delete(path(id)),
          admin.post(`${path(id)}/undo`),
        ])
        for (const { status, data } of [deleted, undone]) {
          expect(status).toBe(409)
          expect(data.message).toContain(
            `Stock import #${number} is applied, but its apply is not finished`
          )
        }
        const service = container.resolve(STOCK_SOURCE_MODULE)
        const { retention_days } = service.options
        service.options.retention_days = 0
        await service.retireOldStockImportPlans()
        service.options.retention_days = retention_days
        expect(await read(id)).toMatchObject({ plan_dropped_at: null })

        release(new Error("the store says no"))
        expect(await ended(id, "failed")).toMatchObject({
          error: { message: expect.stringContaining("the store says no") },
        })
        await untilHeard("stock-import.failed")
        expect(await liveStock(container)).toEqual(before)
      })

      it("whoever undoes an applied import is let through as soon as the handler has ended", async () => {
        const { id } = await check(admin, CSV)
        await untilHeard("stock-import.checked")
        holdHook("applied")
        await run(applyStockImportWorkflow, { id })
        await running
        const undone = admin.post(`${path(id)}/undo`)
        release()
        expect((await undone).status).toBe(202)
        expect(await settled(admin, id)).toMatchObject({ status: "undone" })
        await untilHeard("stock-import.undone")
        expect(events().map(([name]) => name)).toEqual([
          "stock-import.checked",
          "stock-import.applied",
          "stock-import.undone",
        ])
      })

      it("a checked import is neither applied nor deleted, so that the handler can still refuse it", async () => {
        const before = await dumpStock(container)
        const id = await uploaded()
        holdHook("checked")
        await run(checkStockImportWorkflow, { id })
        await running
        const confirm = await confirmed(id)
        const answers = await Promise.all([
          admin.post(`${path(id)}/apply`, { confirm }),
          admin.delete(path(id)),
        ])
        for (const { status, data } of answers) {
          expect(status).toBe(409)
          expect(data.message).toContain("its check is not finished")
        }
        release(new Error("the store says no"))
        await ended(id, "failed")
        await untilHeard("stock-import.failed")
        expect(await dumpStock(container)).toEqual(before)
      })
    })

    it("an undone import is not deleted before its event is out", async () => {
      const { id } = await importCsv(admin, CSV)
      await act(admin, id, "undo")
      await finished(admin, id)
      const path = `/admin/stock-imports/${id}`
      // Another process is about to tell it.
      await sql(
        `update stock_import set pending_act = 'undo', act_run = 'other', updated_at = now() where id = '${id}'`
      )
      expect(await admin.delete(path)).toMatchObject({
        status: 409,
        data: { message: expect.stringContaining("its undo is not finished") },
      })
      expect(await rows(admin, id)).toHaveLength(14)

      await sql(
        `update stock_import set pending_act = null, act_run = null where id = '${id}'`
      )
      expectOk(await admin.delete(path))
    })

    describe("a chunk that fails in the middle", () => {
      it("takes back what is applied: failed with PostgreSQL's reason, its events, and the next import may write", async () => {
        const before = await liveStock(container)
        await forbid("A08", 10)
        const { id } = await check(admin, CSV)
        await admin.post(`/admin/stock-imports/${id}/apply`, {
          confirm: await confirmed(id),
        })
        const failed = await settled(admin, id)
        expect(failed).toMatchObject({
          status: "failed",
          error: { message: expect.stringContaining("forbidden_a08_10") },
        })
        await untilHeard("stock-import.failed")
        expect(await liveStock(container)).toEqual(before)
        expect(events()).toEqual([
          ["stock-import.checked", id],
          ["stock-import.failed", id],
        ])
        // Two chunks were written and told, and their way back too: levels of 3 rows each. The second is told
        // once more, since the mark that it was told is written with the third chunk, which failed: at least once.
        expect(
          heard
            .filter(({ name }) => name === "inventory.inventory-level.updated")
            .map(({ data }) => data.id.length)
        ).toEqual([3, 3, 3, 3, 3])

        await allow("A08", 10)
        expect(await importCsv(admin, CSV)).toMatchObject({ status: "applied" })
      })

      it("of an undo keeps the import applied, and the next undo goes on from there", async () => {
        const before = await stockLines(admin)
        const { id } = await importCsv(admin, CSV)
        await forbid("A08", 5)
        await admin.post(`/admin/stock-imports/${id}/undo`)
        expect(await settled(admin, id)).toMatchObject({
          status: "applied",
          error: { message: expect.stringContaining("forbidden_a08_5") },
        })
        const halfway = await stockLines(admin)
        expect(halfway).toContain("berlin,A03,1,5")
        expect(halfway).toContain("berlin,A08,1,10")

        await allow("A08", 5)
        expect(await act(admin, id, "undo")).toMatchObject({ status: "undone" })
        expect(await stockLines(admin)).toEqual(before)
      })

      it("whose way back fails too leaves the import applied with both reasons, and an undo takes the rest back", async () => {
        const before = await stockLines(admin)
        await forbid("A08", 10)
        const { id } = await check(admin, CSV)
        await sql(`create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'no way back'; end $$`)
        await sql(`create trigger refuse before update on inventory_level
          for each row when (old.stocked_quantity = 10 and old.inventory_item_id = 'iitem_A04')
          execute function refuse()`)
        await admin.post(`/admin/stock-imports/${id}/apply`, {
          confirm: await confirmed(id),
        })
        expect(await settled(admin, id)).toMatchObject({
          status: "applied",
          error: {
            code: "not_taken_back",
            message: expect.stringContaining("no way back"),
          },
        })
        await sql(`drop trigger refuse on inventory_level`)
        expect(await act(admin, id, "undo")).toMatchObject({ status: "undone" })
        expect(await stockLines(admin)).toEqual(before)
      })
    })

    it("a file that is gone from the File module fails the check, with the reason", async () => {
      const { result } = await createStockImportWorkflow(container).run({
        input: {
          file: {
            key: "gone.csv",
            filename: "gone.csv",
            size: 10,
            hash: "x",
            encoding: "utf-8",
          },
        },
      })
      await run(checkStockImportWorkflow, { id: result.id })
      expect(await ended(result.id, "failed")).toMatchObject({
        error: {
          message: expect.stringContaining(
            "does not give out the file of stock import #"
          ),
        },
      })
      await untilHeard("stock-import.failed")
      const route = `/admin/stock-imports/${result.id}`
      expect(await admin.get(`${route}/file`)).toMatchObject({ status: 404 })
      const report = await admin.get(`${route}/report`)
      expect(report).toMatchObject({ status: 200 })
      expect(report.data).toContain("does not give out the file")
    })
  },
})
