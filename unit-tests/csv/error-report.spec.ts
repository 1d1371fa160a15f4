import type { RowErrors, TableOptions } from "../../src/csv"
import { errorReport } from "../../src/csv"
import { rowsXml, workbook } from "../../integration-tests/helpers/packed-files"
import type { Source } from "./helpers"
import { bytes, HEADER, readAll, skus, text, until } from "./helpers"

async function* each(errors: RowErrors[]) {
  yield* errors
}

function report(
  file: Source,
  errors: RowErrors[],
  options: Partial<TableOptions> = {}
) {
  return text(
    errorReport(bytes(file), { required: ["sku"], ...options }, each(errors))
  )
}

const bad = (row_number: number, errors = "bad") => ({ row_number, errors })

describe("the error report", () => {
  it("has the failing lines with their number and what is wrong in front", async () => {
    const file = `${HEADER}a,A,1,1\nb,B,1,x\n\nc,C,1,1\nd,D,1,\n`
    expect(
      await report(file, [bad(3, "Row 3, quantity: got x"), bad(6, "empty")])
    ).toBe(
      `row_number,errors,${HEADER}3,"Row 3, quantity: got x",b,B,1,x\n6,empty,d,D,1,\n`
    )
  })

  it.each<[string, string]>([
    ["ndjson", '{"sku":"=A","quantity":"x"}\n{"sku":"B","quantity":2.125}\n'],
    ["json", '[{"sku":"=A","quantity":"x"},{"sku":"B","quantity":2.125}]'],
  ])("of %s is that too, with its cells as they came", async (kind, file) => {
    const written = await report(file, [bad(2, "=no"), bad(3)])
    const lines =
      kind === "json"
        ? JSON.parse(written)
        : written
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line))
    expect(lines).toEqual([
      { row_number: "2", errors: "=no", sku: "=A", quantity: "x" },
      { row_number: "3", errors: "bad", sku: "B", quantity: "2.1250" },
    ])
    expect(skus(await readAll(written, { required: ["sku"] }))).toEqual([
      "=A",
      "B",
    ])
  })

  it("of a workbook is one, with texts as texts and guards as they came", async () => {
    const file = await workbook([
      {
        name: "a",
        xml: rowsXml([
          ["sku", "quantity"],
          ["'=A", "x"],
          ["00123", 5],
        ]),
      },
    ])
    const chunks: Buffer[] = []
    const errors = each([bad(2), bad(3, "no & <no>")])
    for await (const chunk of errorReport(
      bytes(file),
      { required: ["sku"] },
      errors
    )) {
      chunks.push(Buffer.from(chunk))
    }
    const read = await readAll(Buffer.concat(chunks), { required: ["sku"] })
    expect(read.reading.kind).toBe("xlsx")
    expect(read.header).toEqual(["row_number", "errors", "sku", "quantity"])
    expect(read.rows).toMatchObject([
      { sku: "=A", quantity: "x", problem: null },
      { sku: "00123", quantity: "5", problem: null },
    ])
  })

  it("guards cells that a spreadsheet would run, once, and leaves numbers and known names alone", async () => {
    const file = `=x(),\tsku,quantity\n=1+1,=A,-5\n@b,'=A,+1.5\n-c,''=A,-\n`
    expect(await report(file, [bad(2), bad(3), bad(4)])).toBe(
      `row_number,errors,'=x(),\tsku,quantity\n2,bad,'=1+1,'=A,-5\n3,bad,'@b,'=A,+1.5\n4,bad,'-c,''=A,'-\n`
    )
  })

  it("keeps cells as they came: spaces, guards, unknown columns, their order", async () => {
    const file = `color, SKU ,quantity\nred,'=A, 1 \n"blue,\ngreen",B,2\n`
    expect(await report(file, [bad(2), bad(3)])).toBe(
      `row_number,errors,color, SKU ,quantity\n2,bad,red,'=A, 1 \n3,bad,"blue,\ngreen",B,2\n`
    )
  })

  it("keeps the separator and writes UTF-8", async () => {
    const file = Buffer.from("sku;quantity\nGröße;1,5\n", "latin1")
    expect(await report(file, [bad(2, "a;b")])).toBe(
      'row_number;errors;sku;quantity\n2;"a;b";Größe;1,5\n'
    )
  })

  it("keeps rows with too few and too many cells", async () => {
    expect(await report(`${HEADER}a,A\nb,B,1,1,9\n`, [bad(2), bad(3)])).toBe(
      `row_number,errors,${HEADER}2,bad,a,A\n3,bad,b,B,1,1,9\n`
    )
  })

  it("replaces the columns of an earlier report", async () => {
    const file = `row_number,errors,${HEADER}9,old,a,A,1,x\n`
    expect(await report(file, [bad(2, "new")])).toBe(
      `row_number,errors,${HEADER}2,new,a,A,1,x\n`
    )
  })

  it("never begins a message as a formula", async () => {
    expect(await report("sku\nA\n", [bad(2, "=1")])).toContain("2,'=1,A")
  })

  it("is a header alone where nothing failed", async () => {
    expect(await report(`${HEADER}a,A,1,1\n`, [])).toBe(
      `row_number,errors,${HEADER}`
    )
  })

  it("leaves out errors of rows that are not there", async () => {
    expect(await report("sku\nA\nB\n", [bad(0), bad(1), bad(3), bad(99)])).toBe(
      "row_number,errors,sku\n3,bad,B\n"
    )
  })

  it("can be fixed and read again", async () => {
    const fixed = await report(`${HEADER}a,'=A,1,x\nb,B,1,1\n`, [bad(2)])
    const csv = await readAll(fixed.replace("x", "5"))
    expect(csv.issues).toEqual([])
    expect(skus(csv)).toEqual(["=A"])
    expect(csv.rows[0]).toMatchObject({ quantity: "5", problem: null })
  })

  it("finds its rows in a large file", async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `a,S${i},1,1\n`)
    const failing = lines
      .map((_, i) => bad(i + 2))
      .filter((_, i) => i % 7 === 0)
    const csv = await readAll(await report(HEADER + lines.join(""), failing))
    expect(skus(csv)).toEqual(
      failing.map(({ row_number }) => `S${row_number - 2}`)
    )
  })

  it("fails with the error of either side", async () => {
    async function* broken(): AsyncGenerator<RowErrors> {
      yield bad(2)
      throw new Error("connection lost")
    }
    const options = { required: ["sku" as const] }
    await expect(
      text(errorReport(bytes("sku\nA\nB\n"), options, broken()))
    ).rejects.toThrow("connection lost")
    await expect(report("", [])).rejects.toMatchObject({ code: "empty_file" })
  })

  it("closes both sides when it is not read to its end", async () => {
    let closed = false
    async function* errors() {
      try {
        for (let i = 2; ; i++) yield bad(i)
      } finally {
        closed = true
      }
    }
    const original = bytes(
      (function* () {
        yield Buffer.from(HEADER)
        for (;;) yield Buffer.from("a,A,1,1\n".repeat(1000))
      })()
    )
    const stream = errorReport(original, { required: ["sku"] }, errors())
    for await (const chunk of stream) {
      expect(String(chunk)).toContain("row_number")
      break
    }
    expect(await until(() => closed && original.destroyed)).toBe(true)
  })
})

describe("the error report of a file that is read otherwise", () => {
  it.each([
    ["below a title", `Stock,,,\n\n${HEADER}a,A,1,x\n`, 4, {}],
    [
      "with rows in another dialect",
      `${HEADER}a;A;1;x\n`,
      2,
      { delimiter: ";" },
    ],
    ["with lines in one cell", `"sku,quantity"\n"A,x"\n`, 2, {}],
    ["behind a separator line", `sep=;\nsku;quantity\nA;x\n`, 3, {}],
    [
      "with columns that are mapped",
      "Artikel,Menge\nA,x\n",
      2,
      { mapping: { sku: { column: "Artikel" }, quantity: { column: 2 } } },
    ],
  ])("has the lines of one %s", async (_, file, row, options) => {
    const lines = (await report(file, [bad(row)], options)).split("\n")
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(new RegExp(`^${row}[,;]bad[,;].*A[,;].*x$`))
  })

  it("has a row once that is a line for each of several sources", async () => {
    const file = "sku,Berlin,Paris\nA,1,x\nB,y,z\n"
    const mapping = { sources: { Berlin: "berlin", Paris: "paris" } }
    expect(
      await report(file, [bad(3, "x."), bad(4, "y."), bad(5, "z.")], {
        mapping,
      })
    ).toBe("row_number,errors,sku,Berlin,Paris\n2,x.,A,1,x\n3,y. z.,B,y,z\n")
  })
})
