import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { rowsXml, workbook } from "../helpers/packed-files"
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

/** Digits in groups, as people and programs write them, and the one number that each can be. */
const GROUPED = [
  ["1'234", "1234"],
  ["1\u2019234", "1234"],
  ["1 234", "1234"],
  ["1\u00a0234", "1234"],
  ["1\u202f234", "1234"],
  ["1\u2009234", "1234"],
  ["1'234'567", "1234567"],
  ["12 345 678", "12345678"],
  ["1'234.5", "1234.5"],
  ["1'234,5", "1234.5"],
  ["1\u202f234,56", "1234.56"],
  ["1 234.567", "1234.567"],
  ["12,34,567", "1234567"],
  ["1,00,000", "100000"],
  ["12,34,567.25", "1234567.25"],
  ["1,234,567", "1234567"],
  ["1.234.567", "1234567"],
  ["\u00a01'234 ", "1234"],
] as const

/** Digits in groups of which nobody can say what they are. */
const MALFORMED = [
  "1'23",
  "1'2345",
  "1 2345",
  "1234 567",
  "1,2345,678",
  "12,34,56",
  "1'234 567",
  "1'234,567,890",
  "1''234",
  "'1234",
  "1'234'",
  "0'123",
  "1 234 5",
  "1'234.567.890",
]

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

    describe("digits in groups", () => {
      /** The line of SKU-1 in a file with `column` holding `cell`, and all that is said of the file and of the line. */
      const readCell = async (
        columns: string,
        cells: string[],
        options = {}
      ) => {
        const quoted = cells.map((cell) => `"${cell}"`).join(";")
        const csv = stockCsv(
          [`main;SKU-1;${quoted}`],
          `source_code;sku;${columns}`
        )
        const { id, alarms, issues } = await check(admin, csv, options)
        const [row] = await rows(admin, id)
        const asked = alarms.filter((one: any) => one.readings)
        return { row, asked, notes: issues }
      }
      const noteOf = (cell: string, quantity: string, column = "quantity") => ({
        code: "assumed",
        severity: "note",
        column,
        message: expect.stringContaining(
          `"${cell.trim().replace(/\s/g, " ")}" is ${quantity}`
        ),
      })
      const unclean = (cell: string) =>
        /^\u00a0/.test(cell) ? [{ code: "invisible_characters" }] : []

      it.each(GROUPED)("are one number: %j is %s", async (cell, quantity) => {
        const written = await readCell("quantity", [cell])
        expect(written).toMatchObject({
          asked: [],
          notes: [...unclean(cell), noteOf(cell, quantity)],
          row: { after: { quantity: Number(quantity) }, issues: [] },
        })
        const expected = await readCell("quantity;expected_quantity", [
          "7",
          cell,
        ])
        expect(expected).toMatchObject({
          asked: [],
          notes: [...unclean(cell), noteOf(cell, quantity)],
          row: { issues: [{ code: "stale", params: { expected: quantity } }] },
        })
        for (const sign of ["", "+"]) {
          const changed = await readCell(
            "quantity_change",
            [`${sign}${cell.trim()}`],
            { behavior: "adjust" }
          )
          expect(changed).toMatchObject({
            asked: [],
            notes: [noteOf(cell, quantity, "quantity_change")],
            row: { change_quantity: Number(quantity), issues: [] },
          })
        }
      })

      it.each([
        ["-1'000", -1000],
        ["\u22121\u202f000", -1000],
      ])("may be taken away: %j", async (cell, change) => {
        const { row } = await readCell("quantity_change", [cell], {
          behavior: "adjust",
        })
        expect(row.change_quantity).toBe(change)
      })

      it.each(MALFORMED)(
        "that are no groups are an error: %j",
        async (cell) => {
          for (const [columns, column, options] of [
            ["quantity", "quantity", {}],
            ["expected_quantity;quantity", "expected_quantity", {}],
            ["quantity_change", "quantity_change", { behavior: "adjust" }],
          ] as const) {
            const cells = columns.includes(";") ? [cell, "7"] : [cell]
            const { row, asked } = await readCell(columns, cells, options)
            expect(asked).toEqual([])
            expect(row).toMatchObject({ row_number: 2, outcome: "error" })
            expect(row.issues).toMatchObject([
              {
                code: "invalid_quantity",
                column,
                value: cell,
                severity: "error",
              },
            ])
          }
        }
      )

      it("are told beside a separator that was given, which says nothing of them", async () => {
        const given = { decimal_separator: "," }
        const { notes, row } = await readCell("quantity", ["1'300"], given)
        expect(notes).toMatchObject([noteOf("1'300", "1300")])
        expect(row.after.quantity).toBe(1300)
        const indian = await readCell("quantity", ["12,34,567"], given)
        expect(indian.row.issues).toMatchObject([{ code: "invalid_quantity" }])
      })

      it("decide nothing of a cell with two readings, and are told beside the question", async () => {
        const { alarms, issues } = await check(
          admin,
          semicolons("main;SKU-1;1;1'300", "main;SKU-2;1;1.300")
        )
        expect(codes(alarms)).toEqual(["ambiguous_quantity"])
        expect(issues).toMatchObject([noteOf("1'300", "1300")])
      })

      it("are read in an Excel workbook's texts, in JSON and in a column for each source", async () => {
        const cells = ["1'300", "1\u202f301", "12,34,567"]
        const lines = cells.map((cell, at) => ["main", `SKU-${at}`, 1, cell])
        const files = [
          await workbook([
            {
              name: "Stock",
              xml: rowsXml([
                ["source_code", "sku", "status", "quantity"],
                ...lines,
              ]),
            },
          ]),
          JSON.stringify(
            lines.map(([source_code, sku, status, quantity]) => ({
              ...{ source_code, sku, status, quantity },
            }))
          ),
        ]
        const wide = stockCsv(
          lines.map(([, sku, , cell]) => `${sku};${cell}`),
          "sku;Lager"
        )
        const mapping = JSON.stringify({ sources: { Lager: "main" } })
        for (const [file, options] of [
          ...files.map((one) => [one, {}] as const),
          [wide, { mapping }] as const,
        ]) {
          const { id, alarms } = await check(admin, file, options)
          expect(alarms.filter(({ readings }: any) => readings)).toEqual([])
          expect(
            (await rows(admin, id)).map(({ after }) => after?.quantity)
          ).toEqual([1300, 1301, 1234567])
        }
      })

      it("in a column that is called by another name are no reason not to know it", async () => {
        const { status, error } = await check(
          admin,
          stockCsv(["main;SKU-1;1\u202f250"], "Lager;Artikelnummer;Bestand")
        )
        expect([status, error]).toEqual(["checked", null])
      })

      it("come to the same when a row beside them is corrected", async () => {
        const { id } = await check(
          admin,
          semicolons(
            "main;SKU-1;1;1'300",
            "main;NOPE;1;2 000",
            "main;SKU-3;1;three"
          )
        )
        expectOk(
          await admin.post(`/admin/stock-imports/${id}/corrections`, {
            rows: [{ row_number: 3, sku: "SKU-2", quantity: " 3\u202f000" }],
            replace: [{ column: "quantity", from: "three", to: "3\u00a0000 " }],
          })
        )
        const { status, issues } = await settled(admin, id)
        expect(status).toBe("checked")
        expect(issues).toMatchObject([noteOf("1'300", "1300")])
        expect(await rows(admin, id)).toMatchObject([
          { after: { quantity: 1300 } },
          { after: { quantity: 3000 } },
          { after: { quantity: 3000 } },
        ])
      })
    })

    it("a sign is an error that says quantities are absolute, and nothing is proposed", async () => {
      const signed = ["+5", "-5", "5-", "\u22125", "10+", "+1'000"]
      const { id, status } = await check(
        admin,
        stockCsv(signed.map((cell, at) => `main,SKU-${at},1,${cell}`))
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
