import { gzipSync } from "node:zlib"
import { parse } from "csv-parse/sync"
import { XLSX_TYPE } from "../../src/csv"
import { rowsXml, unzip, workbook, zip } from "./packed-files"

export type Table = (string | number)[][]
type Text = (text: string) => string

/** A kind of file as a person has it: how it is written, read and mended. */
export type ReportKind = {
  type: string
  make: (table: Table) => Buffer | Promise<Buffer>
  /** All cells as texts, the header first. */
  read: (file: Buffer) => string[][] | Promise<string[][]>
  mend: (file: Buffer, edit: Text) => Buffer | Promise<Buffer>
}

type Encoding = "utf-8" | "windows-1252" | "utf-16le"

const encode = (text: string, encoding: Encoding) =>
  encoding === "windows-1252"
    ? Buffer.from(text, "latin1")
    : Buffer.from(text, encoding)

/** A CSV in a dialect; its BOM is there in what is read, too. */
export function csv(
  delimiter: string,
  encoding: Encoding = "utf-8",
  { bom = "", end = "\n" } = {}
): ReportKind {
  const decode = (file: Buffer) =>
    new TextDecoder(encoding, { ignoreBOM: true }).decode(file)
  const quoted = (cell: string | number) =>
    /["\n]/.test(String(cell)) || String(cell).includes(delimiter)
      ? `"${String(cell).replaceAll('"', '""')}"`
      : String(cell)
  return {
    type: `text/csv; charset=${encoding}`,
    make: (table) => {
      const lines = table.map((row) => row.map(quoted).join(delimiter) + end)
      return encode(bom + lines.join(""), encoding)
    },
    read: (file) => {
      const text = decode(file)
      expect(text.startsWith("\ufeff")).toBe(bom !== "")
      expect(text.replaceAll(end, "")).not.toMatch(/[\r\n]/)
      return parse(text, {
        delimiter,
        bom: true,
        record_delimiter: end,
        relax_column_count: true,
      })
    },
    mend: (file, edit) => encode(edit(decode(file)), encoding),
  }
}

const SHEET = "xl/worksheets/sheet1.xml"
const CELL =
  /<c r="([A-Z])\d+"[^>]*>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/g

export const xlsx: ReportKind = {
  type: XLSX_TYPE.type,
  make: (table) =>
    workbook([
      { name: "Notizen", xml: rowsXml([["gezählt im Mai"]]) },
      { name: "Bestand", xml: rowsXml(table) },
    ]),
  read: async (file) => {
    const xml = String((await unzip(file))[SHEET])
    return [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/g)].map(([, row]) => {
      const cells: string[] = []
      for (const [, column, number, text] of row.matchAll(CELL)) {
        const at = column.charCodeAt(0) - 65
        while (cells.length < at) cells.push("")
        cells[at] = unescaped(number ?? text)
      }
      return cells
    })
  },
  mend: async (file, edit) => {
    const files = await unzip(file)
    return zip({ ...files, [SHEET]: edit(String(files[SHEET])) })
  },
}

const unescaped = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")

const objectsOf = ([names, ...rows]: Table) =>
  rows.map((row) =>
    JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at]])))
  )

const tableOf = (objects: Record<string, unknown>[]) => [
  Object.keys(objects[0] ?? {}),
  ...objects.map((one) => Object.values(one).map(String)),
]

const asText = (file: Buffer, edit: Text) => Buffer.from(edit(String(file)))

export const ndjson: ReportKind = {
  type: "application/x-ndjson",
  make: (table) => Buffer.from(`${objectsOf(table).join("\n")}\n`),
  read: (file) =>
    tableOf(
      String(file)
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    ),
  mend: asText,
}

export const json: ReportKind = {
  type: "application/json",
  make: (table) => Buffer.from(`[${objectsOf(table).join(",")}]`),
  read: (file) => tableOf(JSON.parse(String(file))),
  mend: asText,
}

/** Its report is not packed. */
export function gzipped(kind: ReportKind): ReportKind {
  return { ...kind, make: async (table) => gzipSync(await kind.make(table)) }
}

export function zipped(kind: ReportKind, name: string): ReportKind {
  return {
    ...kind,
    make: async (table) => zip({ [name]: await kind.make(table) }),
  }
}
