/** @jest-environment node */
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { correctStockImportWorkflow } from "medusa-plugin-stock-sources/workflows"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import {
  act,
  check,
  finished,
  rows,
  settled,
  stockCsv,
} from "../helpers/stock-imports"
import { createProduct, createSource, createStore } from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(180_000)

/** What the store's own handler of the hook does in this test. */
let refuse: () => void = () => undefined
correctStockImportWorkflow.hooks.stockImportCorrected(() => refuse())

const FILE = stockCsv([
  "berlin,MUG,1,3",
  "berlin,tent,1,4",
  "paris,tent,1,5",
  "berlin,BAGG,1,6",
  "berlin,NOTHING-LIKE-IT,1,7",
  "berlin,CAP,maybe,8",
])

storeSuite({
  moduleName: "stock-import-corrections",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      const store = await createStore(api, admin)
      const berlin = await createSource(admin, store, { code: "berlin" })
      await createSource(admin, store, { code: "paris" })
      const at = { [berlin.stock_location_id]: 10 }
      await createProduct(admin, store, {
        MUG: at,
        CAP: at,
        TENT: at,
        BAG: at,
        "LAMP-1": at,
        "LAMP 1": at,
      })
    })

    const pathOf = (id: string) => `/admin/stock-imports/${id}/corrections`

    const correct = async (id: string, body: object) => {
      expectOk(await admin.post(pathOf(id), body))
      return finished(admin, id)
    }

    const checked = async (file = FILE, options = {}) => {
      const { id } = await check(admin, file, options)
      return finished(admin, id)
    }

    /** `2 update`, and what is said of each row. */
    const planOf = async (id: string) =>
      (await rows(admin, id)).map(({ row_number, sku, outcome, issues }) =>
        [row_number, sku, outcome, ...issues.map(({ code }: any) => code)].join(
          " "
        )
      )

    const knex = () =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)

    it("a proposal is taken for all rows of a value, a value replaced, a cell changed, a row left out", async () => {
      const { id, status, counts } = await checked()
      expect([status, counts.error]).toEqual(["rejected", 5])
      const corrected = await correct(id, {
        accept: [{ column: "sku", value: "tent" }],
        replace: [{ column: "sku", from: "BAGG", to: "BAG" }],
        rows: [
          { row_number: 6, skip: true },
          { row_number: 7, status: "1", quantity: "9" },
        ],
      })
      expect(corrected).toMatchObject({
        status: "checked",
        corrections: 4,
        error: null,
        counts: { rows: 6, error: 0, skip: 1, update: 4, create: 1 },
      })
      expect(await planOf(id)).toEqual([
        "2 MUG update",
        "3 TENT update corrected",
        "4 TENT create corrected",
        "5 BAG update corrected",
        "6 NOTHING-LIKE-IT skip left_out",
        "7 CAP update corrected corrected",
      ])
      const [, tent] = await rows(admin, id)
      expect(tent.issues).toMatchObject([
        {
          column: "sku",
          value: "tent",
          severity: "note",
          params: { from: "tent", to: "TENT" },
          message: 'Row 3, sku: corrected: "tent" is read as "TENT".',
        },
      ])
      const { corrections, count } = expectOk(await admin.get(pathOf(id)))
      expect(count).toBe(4)
      expect(corrections).toMatchObject([
        { kind: "accept", column: "sku", from: "tent", to: "TENT" },
        { kind: "replace", column: "sku", from: "BAGG", to: "BAG" },
        { kind: "row", row_number: 6, cells: {}, skip: true },
        { kind: "row", row_number: 7, cells: { status: "1", quantity: "9" } },
      ])
      const applied = await act(admin, id, "apply")
      expect(applied.status).toBe("applied")
      const late = await admin.delete(pathOf(id))
      expect(late.status).toBe(409)
    })

    it("what is judged at once says what a check of the file says", async () => {
      const { id } = await checked()
      const plan = jest.spyOn(
        getContainer().resolve<any>("stock_source"),
        "planStockImport"
      )
      const body = {
        accept: [{ column: "sku", value: "tent" }],
        rows: [{ row_number: 6, sku: "MUG" }],
      }
      const { corrections, ...atOnce } = await correct(id, body)
      expect(plan).toHaveBeenCalledTimes(1)
      const inTheFile = await planOf(id)
      plan.mockClear()
      await correct(id, {
        replace: [{ column: "sku", from: "BAGG", to: "BAG" }],
      })
      expect(plan).not.toHaveBeenCalled()
      plan.mockRestore()
      // Row 6 names the pair of row 2, which is read from the file.
      expect(inTheFile).toContain("2 MUG error duplicate_row")
      expect(inTheFile).toContain("6 MUG error duplicate_row corrected")
      expect([corrections, atOnce.counts.error]).toEqual([2, 4])
      const fast = await planOf(id)
      expectOk(await admin.post(`/admin/stock-imports/${id}/check`, {}))
      const again = await finished(admin, id)
      expect(await planOf(id)).toEqual(fast)
      expect(again.corrections).toBe(3)
    })

    it("what is taken back is judged as it stands in the file", async () => {
      const before = await checked()
      const { id } = before
      const plan = await planOf(id)
      await correct(id, { accept: "safe" })
      expect((await planOf(id))[1]).toBe("3 TENT update corrected")
      await correct(id, { rows: [{ row_number: 2, skip: true }] })
      const { corrections } = expectOk(await admin.get(pathOf(id)))
      const path = pathOf(id)
      expectOk(await admin.delete(`${path}/${corrections[1].id}`))
      await finished(admin, id)
      expect((await planOf(id))[0]).toBe("2 MUG update")
      expectOk(await admin.delete(path))
      const after = await finished(admin, id)
      expect(await planOf(id)).toEqual(plan)
      expect(after).toMatchObject({
        status: before.status,
        counts: before.counts,
        totals: before.totals,
        error: before.error,
        corrections: 0,
      })
    })

    it("only proposals that differ in writing, and have no rival, are safe", async () => {
      const { id } = await checked(
        stockCsv(["berlin,mug,1,1", "berlin,BAGG,1,1", "berlin,lamp1,1,1"])
      )
      await correct(id, { accept: "safe" })
      const { corrections } = expectOk(await admin.get(pathOf(id)))
      expect(corrections).toMatchObject([{ from: "mug", to: "MUG" }])
    })

    it("two who correct at once both have their corrections", async () => {
      const { id } = await checked()
      const both = await Promise.all([
        admin.post(pathOf(id), { accept: [{ column: "sku", value: "tent" }] }),
        admin.post(pathOf(id), { rows: [{ row_number: 7, status: "1" }] }),
      ])
      both.forEach(expectOk)
      expect(await finished(admin, id)).toMatchObject({
        corrections: 2,
        counts: { error: 2 },
      })
    })

    it.each([
      [400, { accept: [{ column: "sku", value: "MUG" }] }, "no_proposal"],
      [400, { rows: [{ row_number: 8, skip: true }] }, "no_row"],
      [400, {}, undefined],
      [400, { rows: [{ row_number: 3 }] }, undefined],
    ])("%s is answered to %j", async (status, body, reason) => {
      const { id } = await checked()
      const refused = await admin.post(pathOf(id), body)
      expect([refused.status, refused.data.params?.reason]).toEqual([
        status,
        reason,
      ])
    })

    it("an import that is on its way, or at its end, is not corrected", async () => {
      const { id } = await checked(stockCsv(["berlin,MUG,1,3"]))
      const body = { rows: [{ row_number: 2, quantity: "4" }] }
      await knex()("stock_import")
        .where({ id })
        .update({ pending_act: "apply" })
      const waits = await admin.post(pathOf(id), body)
      expect([waits.status, waits.data.code]).toEqual([409, "act_pending"])
      await knex()("stock_import").where({ id }).update({ pending_act: null })
      await act(admin, id, "cancel")
      const canceled = await admin.post(pathOf(id), body)
      expect([canceled.status, canceled.data.code]).toEqual([
        409,
        "import_status",
      ])
      const none = await admin.delete(`${pathOf(id)}/simpcor_none`)
      expect(none.status).toBe(409)
    })

    it("corrections are taken back where a handler of the hook refuses them", async () => {
      const { id } = await checked()
      const plan = await planOf(id)
      refuse = () => {
        throw new Error("not so")
      }
      const refused = await admin.post(pathOf(id), { accept: "safe" })
      refuse = () => undefined
      expect(refused.status).toBeGreaterThanOrEqual(400)
      await settled(admin, id)
      expect(await planOf(id)).toEqual(plan)
      expect(expectOk(await admin.get(pathOf(id))).count).toBe(0)
    })

    it("a deleted import leaves no corrections behind", async () => {
      const { id, number } = await checked()
      await correct(id, { accept: "safe" })
      expectOk(await admin.delete(`/admin/stock-imports/${id}`))
      const kept = await knex()("stock_import_correction").where({
        import_number: number,
      })
      expect(kept).toEqual([])
    })
  },
})
