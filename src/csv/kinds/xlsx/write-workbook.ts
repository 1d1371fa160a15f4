import { Readable } from "node:stream"
import { ZipFile } from "yazl"
import { unescapeFormula, escapeFormula } from "../../write/formula"
import { columnName } from "./cell-notes"
import { escapeText } from "./rich-text"
import { SHEET_END, sheetStart, workbookParts } from "./workbook-parts"

/** One column of a workbook that is written: numbers become numbers, all else is text. */
export type WrittenColumn = { name: string; isNumber: boolean }

/** Excel's own, the header included. */
export const MOST_WORKBOOK_ROWS = 1_048_576

const MOST_NAME = 31

// A deflater is given this much at once.
const CHUNK_LENGTH = 64 * 1024

/** How a sheet is written. */
export type SheetForm = {
  /** How a text is written. */
  textOf: (cell: string) => string
  /** Whether a cell in a column of numbers is one. */
  isNumber: (cell: string) => boolean
  /** Row that stays in view with those above it. */
  headerRow: number
  /** Name of the sheet. */
  sheet?: string
}

type Batches = AsyncIterable<readonly (readonly (string | null)[])[]>

/**
 * Writes a workbook with one sheet as a stream, in flat memory: a header that stays in view, texts as text, so that no spreadsheet
 * turns a SKU into a number, a date or a formula. An import gives the same texts back.
 *
 * @param records cells in the columns' order; null is an empty one
 */
export function writeWorkbook(
  columns: readonly WrittenColumn[],
  records: Batches
): Readable {
  const names = columns.map(({ name }) => name)
  const numbers = columns.map(({ isNumber }) => isNumber)
  return writeSheet(numbers, below(names, records), {
    textOf: guarded,
    isNumber: isExact,
    headerRow: 1,
  })
}

async function* below(names: string[], records: Batches) {
  yield [names]
  yield* records
}

/** As {@link writeWorkbook}, the header among the records. */
export function writeSheet(
  numbers: readonly boolean[],
  records: Batches,
  form: SheetForm
): Readable {
  const zip = new ZipFile()
  const name = attributeXml(sheetName(form.sheet))
  for (const [path, xml] of Object.entries(workbookParts(name))) {
    zip.addBuffer(Buffer.from(xml), path)
  }
  const sheet = Readable.from(sheetXml(numbers, records, form), {
    objectMode: false,
  })
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml")
  zip.end()
  const out = zip.outputStream as Readable
  sheet.once("error", (error) => out.destroy(error))
  // Whoever leaves the workbook leaves its rows, too.
  out.once("close", () => sheet.destroy())
  return out
}

async function* sheetXml(
  numbers: readonly boolean[],
  records: Batches,
  form: SheetForm
): AsyncGenerator<string> {
  let row = 0
  let xml = sheetStart(numbers, form.headerRow)
  for await (const batch of records) {
    for (const record of batch) xml += rowXml(++row, record, numbers, form)
    if (xml.length < CHUNK_LENGTH) continue
    yield xml
    xml = ""
  }
  yield xml + SHEET_END
}

function rowXml(
  row: number,
  record: readonly (string | null)[],
  numbers: readonly boolean[],
  { textOf, isNumber }: SheetForm
): string {
  let xml = `<row r="${row}">`
  for (let column = 0; column < record.length; column++) {
    const cell = record[column]
    if (cell === null || cell === "") continue
    const place = `r="${columnName(column)}${row}"`
    xml +=
      numbers[column] && isNumber(cell)
        ? `<c ${place}><v>${cell}</v></c>`
        : `<c ${place} s="1" t="inlineStr"><is><t xml:space="preserve">${textXml(textOf(cell))}</t></is></c>`
  }
  return xml + "</row>"
}

/** Spreadsheets keep 15 digits: a longer number stays a text, and so what it is. */
function isExact(cell: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(cell) && cell.replace(/\D/g, "").length <= 15
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
}

function textXml(cell: string): string {
  return escapeText(cell).replace(/[&<>]/g, (found) => ESCAPES[found])
}

function attributeXml(text: string): string {
  return textXml(text).replace(/"/g, "&quot;")
}

/** Spreadsheets allow no more, and not these characters. */
function sheetName(name = "stock_sources"): string {
  return name.replace(/[[\]:*?/\\]/g, "_").slice(0, MOST_NAME) || "_"
}

/** A cell of text runs nothing, so it needs no `'`; one that an import would take off for that is written twice. */
function guarded(cell: string): string {
  return unescapeFormula(cell) === cell ? cell : escapeFormula(cell)
}
