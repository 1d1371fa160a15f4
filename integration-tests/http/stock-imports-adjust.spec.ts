import { Modules } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import {
  act,
  check,
  importCsv,
  rows,
  settled,
  stockCsv,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(180_000)

const HEADER = "source_code,sku,quantity_change"
const ADJUST = { behavior: "adjust" }

storeSuite({
  moduleName: "stock-imports-adjust",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      const at = (sku: string, stocked: string, more: object = {}) => ({
        ...{ source: "main", sku, stocked },
        ...more,
      })
      await seedSourceItems(
        getContainer(),
        { main: "Am Waldpark 27", annex: "Annex" },
        [
          at("TENT-A", "50"),
          at("TENT-B", "50"),
          at("ROPE", "1.5"),
          at("OUT", "0", { withheld: "8", status: 0 }),
          at("HELD", "10", { reserved: "8" }),
          at("OWED", "-4"),
          { source: "annex", sku: "NEW", stocked: "1" },
        ]
      )
    })

    const changes = (...lines: string[]) => stockCsv(lines, HEADER)
    const plan = (csv: string, options: object = {}) =>
      check(admin, csv, { ...ADJUST, ...options })
    const one = async (change: string, sku = "TENT-A", options: object = {}) =>
      (
        await rows(
          admin,
          (await plan(changes(`main,${sku},${change}`), options)).id
        )
      )[0]
    const live = async (sku: string) => {
      const { source_items } = expectOk(
        await admin.get(`/admin/source-items?sku[]=${sku}&source_code[]=main`)
      )
      return source_items.map(({ status, quantity }: any) => [status, quantity])
    }
    const sell = async (sku: string, stocked_quantity: number) =>
      expectOk(
        await admin.post(
          `/admin/inventory-items/iitem_${sku}/location-levels/sloc_main`,
          { stocked_quantity }
        )
      )

    it("shows before, change and after of each line, and applies and undoes them by difference", async () => {
      const { id, counts } = await plan(
        changes(
          "main,TENT-A,+5",
          "main,TENT-B,-3",
          "main,ROPE,0.25",
          "main,OUT,\u22123",
          "main,NEW,7",
          "main,HELD,0"
        )
      )
      expect(counts).toMatchObject({ update: 4, create: 1, unchanged: 1 })
      const lines = await rows(admin, id)
      expect(
        lines.map(({ before, change_quantity, after }) => [
          before?.quantity,
          change_quantity,
          after?.quantity,
          after?.status,
        ])
      ).toEqual([
        [50, 5, 55, 1],
        [50, -3, 47, 1],
        [1.5, 0.25, 1.75, 1],
        [8, -3, 5, 0],
        [undefined, 7, 7, 1],
        [10, 0, 10, 1],
      ])
      // Sales between check and apply are kept, as is a status that has changed.
      await sell("TENT-A", 45)
      expectOk(
        await admin.post("/admin/source-items/batch", {
          upsert: [{ source_code: "main", sku: "TENT-B", status: 0 }],
        })
      )
      expect((await act(admin, id, "apply")).status).toBe("applied")
      expect(await live("TENT-A")).toEqual([[1, 50]])
      expect(await live("TENT-B")).toEqual([[0, 47]])
      expect(await live("OUT")).toEqual([[0, 5]])
      expect(await live("NEW")).toEqual([[1, 7]])
      await sell("TENT-A", 20)
      expect((await act(admin, id, "undo")).status).toBe("undone")
      expect(await live("TENT-A")).toEqual([[1, 15]])
      expect(await live("TENT-B")).toEqual([[0, 50]])
      expect(await live("OUT")).toEqual([[0, 8]])
      expect(await live("NEW")).toEqual([])
    })

    it("names what a change cannot be", async () => {
      const found = async (change: string, sku?: string, options?: object) => {
        const { outcome, issues } = await one(change, sku, options)
        return [
          outcome,
          ...issues.map(({ code, message }: any) => [code, message]),
        ]
      }
      const inError = (code: string, message: RegExp) => [
        "error",
        [code, expect.stringMatching(message)],
      ]
      expect(await found("-51")).toEqual(
        inError("insufficient_quantity", /50 are there, and -1 would be left/)
      )
      expect(await found("-1", "NEW")).toEqual(
        inError("insufficient_quantity", /0 are there, and -1 would be left/)
      )
      expect(await found("")).toEqual(
        inError("missing_value", /how many units are added or taken away/)
      )
      for (const change of ["many", "++5", "+-5", "--5", "5-", "1e3"]) {
        expect(await found(change)).toEqual(
          inError("invalid_quantity", /use a number with a dot/)
        )
      }
      expect(await found("0.00001")).toEqual(
        inError("invalid_quantity", /at most 4 decimals/)
      )
      expect(await found("-3", "HELD")).toEqual([
        "update",
        ["below_reserved", expect.stringContaining("7 will be there")],
      ])
      expect(await found("-3", "HELD", { below_reserved: "error" })).toEqual(
        inError("below_reserved", /only 7 would be left/)
      )
      expect(
        (await one("-3", "HELD", { below_reserved: "clamp" })).after.quantity
      ).toBe(8)
      expect(
        (await one("1", "HELD", { below_reserved: "error" })).issues
      ).toEqual([])
      expect((await one("3", "OWED")).after.quantity).toBe(-1)
      expect((await one("0.5", "ROPE")).after.quantity).toBe(2)
      const twice = await plan(changes("main,TENT-A,1", "main,TENT-A,2"))
      expect(twice.counts.error).toBe(2)
    })

    it("asks what a change with two readings is, signs and all", async () => {
      const { alarms } = await plan(
        stockCsv(["main;TENT-A;+1.250"], HEADER.replaceAll(",", ";"))
      )
      expect(alarms).toMatchObject([
        { code: "ambiguous_quantity", params: { dot: "1.25", comma: "1250" } },
      ])
      const read = await plan(
        stockCsv(
          ["main;TENT-A;+1.250", "main;ROPE;-0,5"],
          HEADER.replaceAll(",", ";")
        )
      )
      expect(
        (await rows(admin, read.id)).map(({ after }) => after.quantity)
      ).toEqual([1300, 1])
      expect(read.issues).toMatchObject([
        { code: "assumed", column: "quantity_change" },
      ])
    })

    it("writes nothing where what it takes away is sold since the check", async () => {
      const { id } = await plan(
        changes("main,TENT-A,-20", "main,TENT-B,-1", "main,HELD,-2"),
        { below_reserved: "error" }
      )
      await sell("TENT-A", 12)
      await sell("HELD", 9)
      const { status, counts } = await act(admin, id, "apply")
      expect([status, counts.error, counts.update]).toEqual(["applied", 2, 1])
      const [tent, , held] = await rows(admin, id)
      expect(tent).toMatchObject({
        outcome: "error",
        after: null,
        issues: [
          {
            code: "insufficient_quantity",
            message: expect.stringContaining("more than the 12"),
          },
        ],
      })
      expect(held.issues).toMatchObject([
        { code: "below_reserved", message: expect.stringContaining("left 7") },
      ])
      expect(await live("TENT-A")).toEqual([[1, 12]])
      expect(await live("TENT-B")).toEqual([[1, 49]])
      await act(admin, id, "undo")
      expect(await live("TENT-A")).toEqual([[1, 12]])
    })

    it("is asked about where the same file was applied before, whenever that was", async () => {
      const csv = changes("main,TENT-A,1")
      const waiting = await plan(csv)
      expect(waiting.alarms).toEqual([])
      await importCsv(admin, csv, ADJUST)
      expect(await live("TENT-A")).toEqual([[1, 51]])
      // Checked before the other one was applied: it is told when it is to be applied.
      const path = `/admin/stock-imports/${waiting.id}/apply`
      const refused = await admin.post(path, {})
      expect(refused.status).toBe(409)
      expect(refused.data.message).toContain("already_applied")
      expect((await settled(admin, waiting.id)).alarms).toMatchObject([
        { code: "already_applied", source_code: null },
      ])
      const byItself = await plan(csv, { apply: true })
      expect([byItself.status, byItself.alarms[0].code]).toEqual([
        "checked",
        "already_applied",
      ])
      expect(
        (await upload(admin, csv, { ...ADJUST, confirm: "already_applied" }))
          .status
      ).toBe(400)
      expect(await live("TENT-A")).toEqual([[1, 51]])
      expectOk(await admin.post(path, { confirm: ["already_applied"] }))
      expect((await settled(admin, waiting.id)).status).toBe("applied")
      expect(await live("TENT-A")).toEqual([[1, 52]])
    })

    it("needs its own column, and says which others it does not read", async () => {
      const without = await plan(stockCsv(["main,TENT-A,1,5"]))
      expect(without.error).toMatchObject({ code: "missing_column" })
      const both = await plan(
        stockCsv(
          ["main,TENT-A,9,+5"],
          "source_code,sku,quantity,quantity_change"
        )
      )
      expect(both.issues).toMatchObject([
        { code: "unknown_column", column: "quantity", severity: "warning" },
      ])
      const other = await check(
        admin,
        stockCsv(
          ["main,TENT-A,9,+5"],
          "source_code,sku,quantity,quantity_change"
        )
      )
      expect(other.issues).toMatchObject([
        { code: "unknown_column", column: "quantity_change" },
      ])
      expect((await rows(admin, other.id))[0].after.quantity).toBe(9)
    })

    it("is named where a quantity has a sign", async () => {
      const { id } = await check(admin, stockCsv(["main,TENT-A,1,+5"]))
      expect((await rows(admin, id))[0].issues).toMatchObject([
        {
          code: "invalid_quantity",
          proposal: null,
          message: expect.stringContaining('behavior "adjust"'),
        },
      ])
    })

    it("takes rows of a workflow", async () => {
      const { result } = await getContainer()
        .resolve(Modules.WORKFLOW_ENGINE)
        .run("import-stock-sources", {
          input: {
            rows: [
              { source_code: "main", sku: "TENT-A", quantity_change: -4 },
              { source_code: "main", sku: "TENT-B", quantity_change: "2" },
            ],
            options: { behavior: "adjust" },
          },
        })
      const { id } = result as { id: string }
      await waitFor(
        "the rows to be applied",
        () => settled(admin, id),
        ({ status }) => status === "applied"
      )
      expect(await live("TENT-A")).toEqual([[1, 46]])
      expect(await live("TENT-B")).toEqual([[1, 52]])
    })

    describe("a call", () => {
      const batch = (body: object) =>
        admin.post("/admin/source-items/batch", body)
      const change = (sku: string, quantity_change: unknown) => ({
        ...{ source_code: "main", sku, quantity_change },
      })

      it("adds and takes away, all or nothing", async () => {
        const { upserted } = expectOk(
          await batch({
            upsert: [{ source_code: "main", sku: "ROPE", quantity: 3 }],
            adjust: [
              change("TENT-A", -3),
              change("TENT-B", "+4"),
              change("OUT", 1),
            ],
            delete: [{ source_code: "main", sku: "OWED" }],
          })
        )
        expect(
          upserted.map((item: any) => [item.quantity, item.status])
        ).toEqual([
          [3, 1],
          [47, 1],
          [54, 1],
          [9, 0],
        ])
        const refused = await batch({
          adjust: [change("TENT-A", 1), change("TENT-B", -55)],
        })
        expect(refused.status).toBe(400)
        expect(refused.data.issues).toMatchObject([
          {
            code: "insufficient_quantity",
            path: "adjust[1].quantity_change",
            message: expect.stringContaining("54 are there"),
          },
        ])
        expect(await live("TENT-A")).toEqual([[1, 47]])
      })

      it("names a pair once", async () => {
        const { status, data } = await batch({
          upsert: [{ source_code: "main", sku: "TENT-A", quantity: 3 }],
          adjust: [change("TENT-A", 1), change("TENT-B", 1)],
          delete: [{ source_code: "main", sku: "TENT-B" }],
        })
        expect(status).toBe(400)
        expect(data.issues.map(({ code, path }: any) => [code, path])).toEqual([
          ["duplicate_row", "adjust[0].sku"],
          ["duplicate_row", "delete[0].sku"],
        ])
      })
    })
  },
})
