import { mkdtempSync, readdirSync, rmdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { deflateRawSync, gzipSync } from "node:zlib"
import { readStockCsv } from "../../../src/csv"
import { bytes, failure, HEADER, readAll } from "../helpers"
import { workTime } from "../measure"
import {
  rowsXml,
  TABLE_HEADER,
  workbook,
  zip,
} from "../../../integration-tests/helpers/packed-files"

const CSV = HEADER + "b,MÜG,1,5\n"
const skusOf = ({ rows }: Awaited<ReturnType<typeof readAll>>) =>
  rows.map(({ sku }) => sku)

// A folder of its own: other suites spool files meanwhile.
process.env.TMPDIR = mkdtempSync(`${tmpdir()}/packed-`)
const spooled = () => readdirSync(process.env.TMPDIR as string)

afterAll(() => rmdirSync(process.env.TMPDIR as string))

describe("a packed file", () => {
  it.each<[string, (csv: string) => Buffer | Promise<Buffer>]>([
    ["gzip", (csv) => gzipSync(csv)],
    ["zip", (csv) => zip({ "stock.csv": csv })],
  ])(
    "of plain lines needs no parser, as if it were not packed: %s",
    async (_, pack) => {
      const lines = Array.from({ length: 20_000 }, (_, n) => `b,SKU-${n},1,5\n`)
      const { rows, plain, issues } = await readAll(
        await pack(HEADER + lines.join("") + "b,MÜG,1,5\n")
      )
      expect(plain).toBeGreaterThan(10_000)
      expect(rows).toHaveLength(20_001)
      expect(rows.at(-1)).toMatchObject({ row_number: 20_002, sku: "MÜG" })
      expect(issues).toMatchObject([{ code: "assumed" }])
    }
  )

  it.each<[string, () => Buffer | Promise<Buffer>, string[]]>([
    ["gzip", () => gzipSync(CSV), ["unpacked"]],
    [
      "gzip of UTF-16",
      () => gzipSync(Buffer.from("\ufeff" + CSV, "utf16le")),
      ["unpacked"],
    ],
    ["zip", () => zip({ "stock.csv": CSV }), ["unpacked_file"]],
    [
      "zip of a Mac",
      () =>
        zip({
          "a/stock.csv": CSV,
          "__MACOSX/a/._stock.csv": "x",
          "a/.DS_Store": "x",
        }),
      ["unpacked_file"],
    ],
    [
      "zip of gzip",
      () => zip({ "a.csv.gz": gzipSync(CSV) }),
      ["unpacked_file", "unpacked"],
    ],
    [
      "gzip of JSON",
      () => gzipSync('[{"source_code":"b","sku":"MÜG","quantity":5}]'),
      ["unpacked"],
    ],
    [
      "zip of a workbook",
      async () =>
        zip({
          "a.xlsx": await workbook([
            { name: "a", xml: rowsXml([TABLE_HEADER, ["b", "MÜG", 1, 5]]) },
          ]),
        }),
      ["unpacked_file"],
    ],
  ])("is read, and its packing is said: %s", async (_, make, said) => {
    const csv = await readAll(await make())
    expect(skusOf(csv)).toEqual(["MÜG"])
    expect(csv.issues.map(({ params }) => params.reason)).toEqual(said)
    expect(csv.issues.every(({ severity }) => severity === "note")).toBe(true)
  })

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    [
      "several files",
      () => zip({ "a.csv": CSV, "b.csv": CSV }),
      "several_files",
    ],
    [
      "a binary workbook",
      () => zip({ "xl/workbook.bin": "x", "[Content_Types].xml": "" }),
      "excel_binary",
    ],
    [
      "an OpenDocument",
      () => zip({ mimetype: "x", "META-INF/manifest.xml": "x" }),
      "opendocument",
    ],
    ["a Word document", () => zip({ "word/document.xml": "x", b: "" }), "word"],
    [
      "a cut-off archive",
      async () => (await zip({ "a.csv": CSV })).subarray(0, 60),
      "damaged_zip",
    ],
    ["a cut-off gzip", () => gzipSync(CSV).subarray(0, 30), "damaged_gzip"],
    [
      "a damaged gzip",
      () => Buffer.concat([gzipSync(CSV).subarray(0, 12), Buffer.alloc(50, 7)]),
      "damaged_gzip",
    ],
    ["three layers", () => gzipSync(gzipSync(gzipSync(CSV))), "archive"],
  ])("is refused by name: %s", async (_, make, reason) => {
    const error = await failure(await make())
    expect([error.code, error.params.reason]).toEqual(["not_csv", reason])
  })

  it("leaves nothing in the folder for temporary files, whether it is read, refused or left", async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => ["b", `S${n}`, 1, n])
    const good = await workbook([
      { name: "a", xml: rowsXml([TABLE_HEADER, ...rows]) },
    ])
    await readAll(good)
    await failure(good.subarray(0, good.length / 2))
    const left = await readStockCsv(bytes(good), { required: ["sku"] })
    expect(spooled()).toEqual([])
    for await (const _ of left.rows) break
    const source = bytes(
      (function* () {
        yield good.subarray(0, 1000)
        throw new Error("cut off")
      })()
    )
    await expect(readStockCsv(source, { required: ["sku"] })).rejects.toThrow(
      "cut off"
    )
    expect(spooled()).toEqual([])
  })
})

const MEBIBYTE = 1024 * 1024
const LINE = "b,MUG,1,5\n"
/** So many bytes of equal lines. */
const lines = (megabytes: number) =>
  Buffer.from(HEADER + LINE.repeat((megabytes * MEBIBYTE) / LINE.length))

/** Reads all of a file, and holds nothing of it. */
async function drain(file: Buffer): Promise<void> {
  const { plain, rows } = await readStockCsv(bytes(file), { required: ["sku"] })
  for await (const _ of plain?.blocks ?? []);
  for await (const _ of rows);
}

/** An archive whose directory says less than what comes. */
async function lying(): Promise<Buffer> {
  const file = await zip({ "a.csv": lines(8) })
  const directory = file.lastIndexOf("PK\x01\x02", undefined, "latin1")
  file.writeUInt32LE(1_000, directory + 24)
  return file
}

describe("a bomb", () => {
  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ["gzip", () => gzipSync(lines(200)), "too_large"],
    ["zip", () => zip({ "a.csv": lines(200) }), "too_large"],
    ["zip that lies about its size", lying, "not_csv"],
    [
      "sheet",
      () => workbook([{ name: "a", xml: "<row/>".repeat(20 * MEBIBYTE) }]),
      "too_large",
    ],
    [
      "shared strings",
      () =>
        workbook([{ name: "a", xml: "" }], {
          sharedStrings: `<sst>${"<si><t>a</t></si>".repeat(4 * MEBIBYTE)}</sst>`,
        }),
      "too_large",
    ],
    [
      "shared strings by their number",
      () =>
        workbook([{ name: "a", xml: "" }], {
          sharedStrings: `<sst uniqueCount="2000000000"></sst>`,
        }),
      "too_large",
    ],
    [
      "one endless text",
      () =>
        workbook([{ name: "a", xml: "" }], {
          sharedStrings: `<sst><si><t>${"ab".repeat(MEBIBYTE)}</t></si></sst>`,
        }),
      "too_large",
    ],
    [
      "entities",
      () =>
        zip({
          "[Content_Types].xml": "",
          "xl/workbook.xml": `<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>`,
          "xl/_rels/workbook.xml.rels": "<Relationships/>",
        }),
      "not_csv",
    ],
    [
      "column far out",
      () =>
        workbook([
          { name: "a", xml: `<row><c r="ZZZZZZ1"><v>1</v></c></row>` },
        ]),
      "too_large",
    ],
    [
      "row far out",
      () =>
        workbook([
          { name: "a", xml: `<row r="99999999"><c><v>1</v></c></row>` },
        ]),
      "too_large",
    ],
    [
      "quine-like layers",
      () => {
        let file = deflateRawSync(Buffer.alloc(0))
        for (let n = 0; n < 50; n++) file = gzipSync(file)
        return file
      },
      "not_csv",
    ],
  ])("is refused in under a second: %s", async (_, make, code) => {
    const file = await make()
    const worked = workTime()
    await expect(drain(file)).rejects.toMatchObject({
      name: "StockCsvError",
      code,
    })
    expect(worked()).toBeLessThan(1_000)
  })
})
