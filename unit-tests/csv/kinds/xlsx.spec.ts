import { failure, readAll, rowNumbers } from "../helpers"
import {
  rowsXml,
  TABLE_HEADER,
  workbook,
} from "../../../integration-tests/helpers/packed-files"

const cells = ({ rows }: Awaited<ReturnType<typeof readAll>>) =>
  rows.map((row) => [row.source_code, row.sku, row.status, row.quantity])

const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="#,##0.00 &quot;days&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/></cellXfs>`

/** A sheet whose second row has these cells. */
const sheet = (row: string) => [
  { name: "Stock", xml: rowsXml([TABLE_HEADER]) + `<row r="2">${row}</row>` },
]

describe("a workbook", () => {
  it("is read as its cells show it, whatever they are made of", async () => {
    const file = await workbook(
      sheet(
        `<c r="A2" t="s"><v>0</v></c><c r="B2" t="str"><f>1&amp;2</f><v>TENT-A</v></c><c r="C2" t="b"><v>1</v></c><c r="D2"><f>1+2</f><v>0.30000000000000004</v></c>`
      ),
      { strings: ["berlin"] }
    )
    const csv = await readAll(file)
    expect(cells(csv)).toEqual([["berlin", "TENT-A", "TRUE", "0.3"]])
    expect(csv.reading).toMatchObject({
      kind: "xlsx",
      sheet: "Stock",
      encoding: null,
      delimiter: null,
    })
    expect(csv.issues).toEqual([])
  })

  it.each([
    ["12", "12"],
    ["1E5", "100000"],
    ["1.5000000000000002", "1.5"],
    ["2.125", "2.1250"],
    ["4006381333931", "4006381333931"],
    ["1E-3", "0.0010"],
    ["-7", "-7"],
    ["9.9999999999999995E21", "10000000000000000000000"],
  ])("has the number %s as %s", async (value, shown) => {
    const file = await workbook(
      sheet(`<c t="inlineStr"><is><t>b</t></is></c><c><v>${value}</v></c>`)
    )
    expect(cells(await readAll(file))).toEqual([["b", shown, "", ""]])
  })

  it("keeps the zeros that a cell shows in front", async () => {
    const file = await workbook(sheet(`<c r="B2" s="1"><v>123</v></c>`), {
      styles: STYLES,
    })
    expect(cells(await readAll(file))).toEqual([["", "00123", "", ""]])
  })

  it.each([
    [2, false, "2026-03-05"],
    [4, true, "2030-03-06"],
    [3, false, "46086"],
  ])(
    "says that cells of style %s are dates (from 1904: %s)",
    async (style, date1904, shown) => {
      const file = await workbook(
        sheet(`<c r="B2" s="${style}"><v>46086</v></c>`),
        { styles: STYLES, date1904 }
      )
      const csv = await readAll(file)
      expect(cells(csv)[0][1]).toBe(shown)
      expect(csv.issues).toEqual(
        shown.includes("-")
          ? [
              {
                code: "odd_cells",
                column: null,
                params: { reason: "date", cells: 1, cell: "B2", shown },
                severity: "warning",
              },
            ]
          : []
      )
    }
  )

  it("says that formulas lack their values", async () => {
    const csv = await readAll(
      await workbook(sheet(`<c r="B2"><f>A1</f></c><c r="D2"><v>1</v></c>`))
    )
    expect(csv.issues).toMatchObject([
      { code: "odd_cells", params: { reason: "formula", cell: "B2" } },
    ])
  })

  it("puts texts together, without hints of pronunciation, and knows escapes", async () => {
    const file = await workbook(
      sheet(
        `<c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><r><t>a_x000D_</t></r><r><t>b</t></r></is></c><c r="C2" t="e"><v>#REF!</v></c>`
      ),
      {
        sharedStrings: `<sst><si><r><t>ber</t></r><r><t>lin</t></r><rPh><t>no</t></rPh></si></sst>`,
      }
    )
    expect(cells(await readAll(file))).toEqual([
      ["berlin", "a\rb", "#REF!", ""],
    ])
  })

  it("has the spreadsheet's row numbers", async () => {
    const file = await workbook([
      {
        name: "a",
        xml: `<row r="1">${rowsXml([TABLE_HEADER]).slice(5)}<row r="3"><c r="B3"><v>1</v></c></row><row r="900"><c r="B900"><v>2</v></c></row><row r="900"><c r="B900"><v>3</v></c></row>`,
      },
    ])
    expect(rowNumbers(await readAll(file))).toEqual([3, 900, 901])
  })

  describe("of several sheets", () => {
    const several = () =>
      workbook([
        { name: "Notes", xml: rowsXml([["Read me"]]) },
        {
          name: "Hidden",
          xml: rowsXml([TABLE_HEADER, ["b", "H", 1, 1]]),
          state: "hidden",
        },
        { name: "Stock", xml: rowsXml([TABLE_HEADER, ["b", "S", 1, 1]]) },
      ])

    it("is the first one with a header, which is said", async () => {
      const csv = await readAll(await several())
      expect(cells(csv)).toEqual([["b", "S", "1", "1"]])
      expect(csv.issues).toMatchObject([
        { code: "assumed", params: { reason: "sheet", sheet: "Stock" } },
      ])
    })

    it.each(["Hidden", " hidden", "2"])("is %s where asked", async (name) => {
      const csv = await readAll(await several(), { sheet: name })
      expect(cells(csv)).toEqual([["b", "H", "1", "1"]])
      expect(csv.issues).toEqual([])
    })

    it("names them where there is no such one", async () => {
      const error = await failure(await several(), { sheet: "x" })
      expect(error.params).toMatchObject({ reason: "no_sheet", sheet: "x" })
      expect(error.message).toContain('"Notes", "Hidden", "Stock"')
    })
  })

  it("may be longer than a batch", async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => ["b", `S${n}`, 1, n])
    const file = await workbook([
      { name: "a", xml: rowsXml([TABLE_HEADER, ...rows]) },
    ])
    const csv = await readAll(file)
    expect(cells(csv)).toEqual(rows.map((row) => row.map(String)))
  })

  it.each([
    ["<row><c", "damaged_workbook"],
    ["</x>", "damaged_workbook"],
    ["&bomb;", "damaged_workbook"],
  ])("with %s is damaged", async (xml, reason) => {
    const file = await workbook([{ name: "a", xml }])
    expect((await failure(file)).params).toEqual({ reason })
  })
})
