import type { RowErrors, TableOptions } from "../../src/csv"
import { errorReport, fileErrorReport, reportName } from "../../src/csv"
import {
  rowsXml,
  unzip,
  workbook,
} from "../../integration-tests/helpers/packed-files"
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

async function reportBytes(...asked: Parameters<typeof report>) {
  const [file, errors, options] = asked
  const chunks: Buffer[] = []
  const written = errorReport(
    bytes(file),
    { required: ["sku"], ...options },
    each(errors)
  )
  for await (const chunk of written) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const BOM = "\ufeff"

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
      { row_number: 2, errors: "=no", sku: "=A", quantity: "x" },
      { row_number: 3, errors: "bad", sku: "B", quantity: 2.125 },
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
    const written = await reportBytes(file, [bad(2), bad(3, "no & <no>")])
    const read = await readAll(written, { required: ["sku"] })
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

  const FORMS: [string, string, (text: string) => Buffer][] = [
    ["UTF-8", "\n", (text) => Buffer.from(text)],
    ["UTF-8 with a BOM and CRLF", "\r\n", (text) => Buffer.from(BOM + text)],
    ["Windows-1252 with CRLF", "\r\n", (text) => Buffer.from(text, "latin1")],
    ["Windows-1252 with CR", "\r", (text) => Buffer.from(text, "latin1")],
    ["UTF-16LE", "\r\n", (text) => Buffer.from(BOM + text, "utf16le")],
    ["UTF-16BE", "\n", (text) => Buffer.from(BOM + text, "utf16le").swap16()],
  ]
  it.each(FORMS)(
    "keeps the separator, and is in %s",
    async (_, end, encode) => {
      const lines = (...all: string[]) =>
        encode(all.map((line) => line + end).join(""))
      const file = lines("sku;quantity", "Größe;1,5", '"a\nb";x')
      const written = await reportBytes(file, [bad(2, "a;b"), bad(3, "Müll")])
      expect(written).toEqual(
        lines(
          "row_number;errors;sku;quantity",
          '2;"a;b";Größe;1,5',
          '3;Müll;"a\nb";x'
        )
      )
    }
  )

  it("puts a mark before UTF-16 that had none", async () => {
    const file = Buffer.from("sku,quantity\nA,x\n", "utf16le")
    const written = await reportBytes(file, [bad(2)])
    expect(written.toString("utf16le")).toBe(
      `${BOM}row_number,errors,sku,quantity\n2,bad,A,x\n`
    )
  })

  it("names what Windows-1252 lacks", async () => {
    const file = Buffer.from("sku;quantity\nGröße;x\n", "latin1")
    const said = "Did you mean „Kő–1“? 5 €"
    const written = await reportBytes(file, [bad(2, said)])
    // TextDecoder of some Node versions reads Latin-1.
    const expected = "2;Did you mean \x84K[U+0151]\x961\x93? 5 \x80;Größe;x\n"
    expect(written.toString("latin1")).toContain(expected)
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

const POSITIONS = { sku: { column: 1 }, quantity: { column: 2 } }

describe("the error report of a file that is read otherwise", () => {
  it.each<[string, string, number, Partial<TableOptions>, string]>([
    [
      "below a title",
      `Stock,=2026,,\n\n${HEADER}a,A,1,x\n`,
      4,
      { headerRow: 3 },
      `Stock,'=2026,,\n\nrow_number,errors,${HEADER}4,bad,a,A,1,x\n`,
    ],
    [
      "with rows in another dialect",
      `${HEADER}a;A;1;x\n`,
      2,
      { delimiter: ";" },
      `row_number;errors;${HEADER.replaceAll(",", ";")}2;bad;a;A;1;x\n`,
    ],
    [
      "with lines in one cell",
      `"sku,quantity"\n"A,x"\n`,
      2,
      {},
      "row_number,errors,sku,quantity\n2,bad,A,x\n",
    ],
    [
      "behind a separator line",
      `sep=;\nsku;quantity\nA;x\n`,
      3,
      { headerRow: 2 },
      "sep=;\nrow_number;errors;sku;quantity\n3;bad;A;x\n",
    ],
    [
      "with columns that are mapped",
      "Artikel,Menge\nA,x\n",
      2,
      { mapping: { sku: { column: "Artikel" }, quantity: { column: 2 } } },
      "row_number,errors,Artikel,Menge\n2,bad,A,x\n",
    ],
    [
      "without a header",
      "A,x,blue\n",
      1,
      { mapping: POSITIONS },
      "row_number,errors,sku,quantity,3\n1,bad,A,x,blue\n",
    ],
  ])(
    "has the lines of one %s, and is read as the file was",
    async (_, file, row, options, expected) => {
      const written = await report(file, [bad(row)], options)
      expect(written).toBe(expected)
      const required = ["sku"] as const
      const read = await readAll(written, { ...options, required })
      expect(read.rows).toMatchObject([
        { sku: "A", quantity: "x", problem: null },
      ])
    }
  )

  it("keeps of JSON what it has no column for", async () => {
    const file = '{"sku":"A","quantity":"x"}\n{"sku":"B"\n'
    const more = '{"sku":"C","quantity":1,"color":"red"}\n'.repeat(2_000)
    const first = '{"sku":"D","quantity":1}\n'.repeat(1_000)
    const errors = [bad(3), bad(2_000)]
    const lines = (await report(file + first + more, errors))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { row_number: 3, sku: "…" },
      { row_number: 2_000, sku: "C", quantity: 1, column_3: "red" },
    ])
  })

  it("of a workbook has the rows above its header, numbers as numbers and what has two readings as text", async () => {
    const file = await workbook([
      {
        name: "a",
        xml: rowsXml([
          ["Stock 2026"],
          ["Artikel", "Menge"],
          ["00123", 12.5],
          ["456", "1.250"],
          ["789", 2.125],
        ]),
      },
    ])
    const mapping = POSITIONS
    const asked = { mapping, headerRow: 2 }
    const errors = [3, 4, 5].map((row) => bad(row))
    const written = await reportBytes(file, errors, asked)
    const read = await readAll(written, { ...asked, required: ["sku"] })
    expect(read.header).toEqual(["row_number", "errors", "Artikel", "Menge"])
    expect(read.rows).toMatchObject([
      { row_number: 3, sku: "00123", quantity: "12.5" },
      { row_number: 4, sku: "456", quantity: "1.250" },
      { row_number: 5, sku: "789", quantity: "2.1250" },
    ])
    const xml = String((await unzip(written))["xl/worksheets/sheet1.xml"])
    expect(xml).toContain('<c r="D3"><v>12.5</v></c>')
    expect(xml).toContain('<c r="D5"><v>2.1250</v></c>')
    expect(xml).not.toContain('<c r="C3"><v>')
    expect(xml).not.toContain('<c r="D4"><v>')
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

describe("the error report of a file as a whole", () => {
  it.each<[string, Parameters<typeof fileErrorReport>[1], string]>([
    ["unknown", null, "row_number,errors\n,'=no\n"],
    [
      "a CSV",
      { kind: "csv", encoding: "utf-8", delimiter: ";" },
      "row_number;errors\n;'=no\n",
    ],
    ["NDJSON", { kind: "ndjson" }, '{"row_number":"","errors":"=no"}\n'],
    ["JSON", { kind: "json" }, '[\n{"row_number":"","errors":"=no"}\n]\n'],
  ])("is in its form: %s", async (_, known, expected) => {
    expect(await text(fileErrorReport(["=no"], known))).toBe(expected)
  })
})

describe("the name of a report", () => {
  it.each([
    ["a.csv", "csv", "errors-a.csv"],
    ["a.tsv", "csv", "errors-a.tsv"],
    ["a.csv.gz", "csv", "errors-a.csv"],
    ["a.zip", "xlsx", "errors-a.xlsx"],
    ["a.xlsm", "xlsx", "errors-a.xlsx"],
    ["a.v2.csv", "xlsx", "errors-a.v2.xlsx"],
    ["a.xlsx", "csv", "errors-a.csv"],
    ["a.jsonl", "ndjson", "errors-a.ndjson"],
    ["a", "json", "errors-a.json"],
    [".zip", "csv", "errors-.zip.csv"],
  ] as const)("%s that holds %s is %s", (filename, kind, expected) => {
    expect(reportName(filename, kind)).toBe(expected)
  })
})
