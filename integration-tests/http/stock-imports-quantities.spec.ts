import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import {
  check,
  form,
  rows,
  settled,
  stockCsv,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(180_000)

const SKUS = Array.from({ length: 20 }, (_, at) => `SKU-${at}`)
const HEADER = "source_code;sku;status;quantity"

/** A German spreadsheet's file: 1.250, 1.251, … where 1250 of each are there. */
const THOUSANDS = SKUS.map((sku, at) => `main;${sku};1;1.${250 + at}`)

storeSuite({
  moduleName: "stock-imports-quantities",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      await seedSourceItems(getContainer(), { main: "Main" }, [
        ...SKUS.map((sku) => ({ source: "main", sku, stocked: "1250" })),
        { source: "main", sku: "ROPE", stocked: "1.125" },
        { source: "main", sku: "WIRE", stocked: "87.5" },
      ])
    })

    const semicolons = (...lines: string[]) => stockCsv(lines, HEADER)
    const after = async (id: string, sku: string) =>
      (await rows(admin, id, `q=${sku}`))[0].after?.quantity
    const codes = (list: any[]) => list.map(({ code }: any) => code)
    const checkAgain = (id: string, decimal_separator: string) =>
      admin.post(`/admin/stock-imports/${id}/check`, { decimal_separator })
    const apply = (id: string, body: object) =>
      admin.post(`/admin/stock-imports/${id}/apply`, body)

    describe("a quantity with two readings", () => {
      it("is asked about, with both of them in each row and none of them proposed", async () => {
        const { id, status, alarms } = await check(
          admin,
          semicolons(...THOUSANDS)
        )
        expect(status).toBe("checked")
        expect(alarms[0]).toEqual({
          code: "ambiguous_quantity",
          source_code: null,
          message: expect.stringContaining(
            '"1.250" is 1.25 if decimals stand behind a dot, and 1250'
          ),
          params: { count: 20, example: "1.250", dot: "1.25", comma: "1250" },
          readings: [
            { decimal_separator: ".", example: "1.250", quantity: "1.25" },
            { decimal_separator: ",", example: "1.250", quantity: "1250" },
          ],
        })
        const [first] = await rows(admin, id)
        expect(first.issues).toEqual([
          {
            code: "ambiguous_quantity",
            column: "quantity",
            value: "1.250",
            severity: "warning",
            proposal: null,
            message: expect.stringMatching(/it is 1\.25 .* and 1250 /),
            params: { dot: "1.25", comma: "1250" },
          },
        ])
      })

      it("is not applied by itself, but an error", async () => {
        const { id, status, counts, alarms } = await check(
          admin,
          semicolons(...THOUSANDS),
          { apply: true }
        )
        expect(status).toBe("rejected")
        expect(counts.error).toBe(20)
        expect(codes(alarms)).toContain("ambiguous_quantity")
        expect((await rows(admin, id))[0].issues).toMatchObject([
          { code: "ambiguous_quantity", severity: "error", proposal: null },
        ])
      })

      it("is answered by a check of the kept file in the other reading, and applied as that", async () => {
        const { id } = await check(admin, semicolons(...THOUSANDS))
        const { stock_import } = expectOk(await checkAgain(id, ","))
        expect(stock_import).toMatchObject({
          status: "checking",
          decimal_separator: ",",
          alarms: [],
        })
        const plan = await settled(admin, id)
        expect(plan).toMatchObject({
          status: "checked",
          alarms: [],
          counts: { rows: 20, unchanged: 1, update: 19, warning: 0 },
        })
        expect(await after(id, "SKU-19")).toBe(1269)
        expectOk(await apply(id, {}))
        expect((await settled(admin, id)).status).toBe("applied")
        expect(
          expectOk(await admin.get("/admin/source-items?sku[]=SKU-19"))
            .source_items[0].quantity
        ).toBe(1269)
        expect((await checkAgain(id, ".")).status).toBe(409)
      })

      it("is answered after a rejection, and as often as it is asked", async () => {
        const { id } = await check(admin, semicolons(...THOUSANDS), {
          apply: true,
        })
        for (const separator of [".", ",", "auto", ".", ","]) {
          const { stock_import } = expectOk(
            await waitFor(
              "the last check to be over",
              () => checkAgain(id, separator),
              ({ status }) => status !== 409
            )
          )
          expect(stock_import.apply).toBe(false)
          expect((await settled(admin, id)).status).toBe("checked")
        }
        const plan = await settled(admin, id)
        expect(plan).toMatchObject({ alarms: [], error: null })
        expect(await rows(admin, id)).toHaveLength(20)
        // What it is to be read as by now is not what an apply without a look would have done.
        expect(await after(id, "SKU-1")).toBe(1251)
      })

      it("is applied as the plan shows it where that reading is named, and not by a mere confirmation", async () => {
        const { id, alarms } = await check(
          admin,
          semicolons("main;SKU-1;1;1.250", "main;SKU-2;1;1.251")
        )
        expect(codes(alarms)).toEqual(["ambiguous_quantity"])
        const confirm = ["ambiguous_quantity"]
        for (const body of [
          {},
          { confirm },
          { confirm, decimal_separator: "," },
          { decimal_separator: "." },
        ]) {
          const { status, data } = await apply(id, body)
          expect(status).toBe(409)
          expect(data.message).toContain("decimal_separator")
        }
        expectOk(await apply(id, { confirm, decimal_separator: "." }))
        expect((await settled(admin, id)).status).toBe("applied")
        expect(await after(id, "SKU-1")).toBe(1.25)
      })

      it("is read as it is given at the upload, in a form, too", async () => {
        const file = new File([semicolons(...THOUSANDS)], "stock.csv")
        const { body, headers } = await form([
          ["decimal_separator", ","],
          ["confirm[]", "tenth"],
          ["confirm[]", "ten_times"],
          ["file", file],
        ])
        const { stock_import } = expectOk(
          await admin.post("/admin/stock-imports", body, headers)
        )
        const plan = await settled(admin, stock_import.id)
        expect(plan).toMatchObject({
          decimal_separator: ",",
          confirm: ["tenth", "ten_times"],
          alarms: [],
          issues: [],
          counts: { unchanged: 1, update: 19 },
        })
        const dotted = await check(admin, semicolons(...THOUSANDS), {
          decimal_separator: ".",
        })
        expect(codes(dotted.alarms)).toEqual(["tenth"])
        expect(await after(dotted.id, "SKU-19")).toBe(1.269)
      })
    })

    describe("a column of quantities", () => {
      const read = async (lines: string[], header = HEADER) => {
        const { id, alarms, issues } = await check(
          admin,
          stockCsv(lines, header)
        )
        return {
          said: [...codes(alarms), ...codes(issues)],
          note: issues[0],
          first: await after(id, "SKU-1"),
        }
      }
      const one = "main;SKU-1;1;1.250"

      it("is read as its other cells are, with a note", async () => {
        const comma = await read([one, "main;WIRE;1;48,5"])
        expect(comma).toMatchObject({ said: ["assumed"], first: 1250 })
        expect(comma.note).toMatchObject({
          severity: "note",
          message: expect.stringContaining('"1.250" is 1250'),
        })
        const dot = await read([one, "main;WIRE;1;48.5"])
        expect(dot).toMatchObject({ said: ["assumed"], first: 1.25 })
        const zero = await read([one, "main;WIRE;1;0.750"])
        expect(zero).toMatchObject({ said: ["assumed"], first: 1.25 })
        const whole = await read([one, "main;WIRE;1;1.250,5"])
        expect(whole).toMatchObject({ said: ["assumed"], first: 1250 })
      })

      it("that two notations disagree about is asked about", async () => {
        const { said } = await read([
          "main;SKU-1;1;1.300",
          "main;WIRE;1;48,5",
          "main;ROPE;1;48.5",
        ])
        expect(said).toEqual(["ambiguous_quantity"])
      })

      it("is read as most of it lies there already, and not for one cell that does", async () => {
        const there = SKUS.slice(0, 3).map((sku) => `main;${sku};1;1.250`)
        const { said, first } = await read([...there, "main;SKU-9;1;1.300"])
        expect([said, first]).toEqual([["assumed"], 1250])
        const asked = await read(THOUSANDS.slice(0, 3))
        expect(asked.said).toEqual(["ambiguous_quantity", "tenth"])
      })

      it("in quotes with commas is never read as thousandths", async () => {
        const header = "source_code,sku,status,quantity"
        const { said } = await read(
          ['main,SKU-1,1,"1,800"', 'main,SKU-2,1,"2,500"'],
          header
        )
        expect(said).toEqual(["ambiguous_quantity"])
        const sure = await read(
          ['main,SKU-1,1,"1,800"', "main,WIRE,1,2.5"],
          header
        )
        expect(sure).toMatchObject({ said: ["assumed"], first: 1800 })
      })

      it("of expected quantities is read in the same way", async () => {
        const { id, issues } = await check(
          admin,
          stockCsv(
            ["main;SKU-1;1;1.300;1.250", "main;WIRE;1;48,5;87,5"],
            `${HEADER};expected_quantity`
          )
        )
        expect(codes(issues)).toEqual(["assumed"])
        expect(await rows(admin, id)).toMatchObject([
          { after: { quantity: 1300 }, issues: [] },
          { after: { quantity: 48.5 }, issues: [] },
        ])
      })

      it("that is an unedited export is unchanged without a word, three decimals or not", async () => {
        for (const sku of ["sku[]=ROPE", "sku[]=ROPE&sku[]=WIRE", ""]) {
          for (const expected of ["", "&expected_quantity=true"]) {
            const { data } = await admin.get(
              `/admin/source-items/export?${sku}${expected}`
            )
            const plan = await check(admin, data)
            expect(plan).toMatchObject({ alarms: [], issues: [] })
            expect(plan.counts.unchanged).toBe(plan.counts.rows)
          }
        }
      })
    })

    it("a sign is an error that says quantities are absolute, and nothing is proposed", async () => {
      const { id, status } = await check(
        admin,
        stockCsv(["main,SKU-1,1,+5", "main,SKU-2,1,-5"])
      )
      expect(status).toBe("rejected")
      for (const { issues } of await rows(admin, id)) {
        expect(issues).toMatchObject([
          {
            code: "invalid_quantity",
            proposal: null,
            message: expect.stringMatching(
              /quantities are absolute.* behavior "adjust"/i
            ),
          },
        ])
      }
    })

    it("of two that check a plan again and apply it at once, one is refused", async () => {
      const { id } = await check(
        admin,
        semicolons("main;SKU-1;1;1.250", "main;SKU-2;1;1.251")
      )
      const body = { confirm: ["ambiguous_quantity"], decimal_separator: "." }
      const answers = await Promise.all([checkAgain(id, ","), apply(id, body)])
      expect(answers.map(({ status }) => status).sort()).toEqual([202, 409])
      await settled(admin, id)
    })

    it("an upload refuses a separator that it does not know", async () => {
      const answer = await upload(admin, semicolons(...THOUSANDS), {
        decimal_separator: "_",
      })
      expect(answer.status).toBe(400)
    })
  },
})
