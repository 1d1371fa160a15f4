import { pipeline, Readable } from "node:stream"
import { stringify } from "csv-stringify"
import { REPORT_COLUMN_NAMES } from "../columns"
import { isPlainNumber } from "../kinds/plain-number"
import { writeSheet } from "../kinds/xlsx/write-workbook"
import type { FileKind } from "../reading"
import type { Delimiter } from "../read/dialect"
import { encode } from "../read/encoding"
import type { TextForm } from "../read/text-form"

/** How a file is written. */
export type ReportForm = TextForm & {
  kind: FileKind
  delimiter: Delimiter
  /** Name of a workbook's sheet. */
  sheet?: string
}

/** A table as it is to be written. */
export type ReportTable = {
  /** What stood above the header, the header, and rows. */
  records: Iterable<string[]> | AsyncIterable<string[]>
  /** Index of the header among them. */
  header: number
  /** Which columns hold numbers. */
  numbers: boolean[]
}

/** Writes a table in the kind of file, encoding and dialect that `form` tells. */
export function writeAlike(
  form: ReportForm,
  table: ReportTable
): AsyncIterable<Buffer | string> {
  switch (form.kind) {
    case "xlsx":
      return workbookOf(table, form.sheet)
    case "ndjson":
      return jsonLines(table)
    case "json":
      return jsonList(table)
    default:
      return csvOf(table, form)
  }
}

const BOM = "\ufeff"

async function* csvOf(
  { records }: ReportTable,
  { delimiter, lineEnd, encoding, bom }: ReportForm
): AsyncGenerator<Buffer> {
  const out = stringify({
    delimiter,
    record_delimiter: lineEnd,
    // The other line ends, too.
    quoted_match: /[\r\n]/,
  })
  out.setEncoding("utf8")
  pipeline(Readable.from(records), out, () => undefined)
  // UTF-16 without the mark is for programs only, and who mends a file opens it in a spreadsheet.
  let before = bom || encoding.startsWith("utf-16") ? BOM : ""
  for await (const text of out) {
    yield encode(before + text, encoding)
    before = ""
  }
}

function workbookOf(
  { records, header, numbers }: ReportTable,
  sheet?: string
): Readable {
  return writeSheet(numbers, singly(records), {
    // What was a text stays one: a SKU of digits alone is no number.
    textOf: (cell) => cell,
    isNumber: isPlainNumber,
    headerRow: header + 1,
    sheet,
  })
}

async function* singly(
  records: ReportTable["records"]
): AsyncGenerator<string[][]> {
  for await (const record of records) yield [record]
}

async function* jsonLines(table: ReportTable): AsyncGenerator<string> {
  for await (const object of objects(table)) yield `${object}\n`
}

async function* jsonList(table: ReportTable): AsyncGenerator<string> {
  let before = "["
  for await (const object of objects(table)) {
    yield `${before}\n${object}`
    before = ","
  }
  yield before === "[" ? "[]\n" : "\n]\n"
}

async function* objects({
  records,
  header,
  numbers,
}: ReportTable): AsyncGenerator<string> {
  let names: string[] = []
  let index = 0
  for await (const record of records) {
    if (index === header) names = record
    if (index++ > header) yield JSON.stringify(objectOf(names, numbers, record))
  }
}

function objectOf(names: string[], numbers: boolean[], record: string[]) {
  const width = Math.max(names.length, record.length)
  const cells = Array.from({ length: width }, (_, at) => {
    const cell = record[at] ?? ""
    const value = numbers[at] && isPlainNumber(cell) ? Number(cell) : cell
    // A name that the first objects did not have is not kept, but its value is.
    return [
      names[at] ?? `column_${at + 1 - REPORT_COLUMN_NAMES.length}`,
      value,
    ] as const
  })
  return Object.fromEntries(cells)
}
