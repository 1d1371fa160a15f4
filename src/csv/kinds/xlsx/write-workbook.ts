import { Readable } from "node:stream"
import { ZipFile } from "yazl"
import { unescapeFormula, escapeFormula } from "../../write/formula"
import { columnName } from "./cell-notes"
import { escapeText } from "./rich-text"
import { SHEET_END, sheetStart, WORKBOOK_PARTS } from "./workbook-parts"

/** One column of a workbook that is written: numbers become numbers, all else is text. */
export type WrittenColumn = { name: string; isNumber: boolean }

/** Excel's own, the header included. */
export const MOST_WORKBOOK_ROWS = 1_048_576

// A deflater is given this much at once.
const CHUNK_LENGTH = 64 * 1024

/**
 * Writes a workbook with one sheet as a stream, in flat memory: a header that stays in view, texts as text, so that no spreadsheet
 * turns a SKU into a number, a date or a formula. An import gives the same texts back.
 *
 * @param records cells in the columns' order; null is an empty one
 * @param textOf how a text is written; by default so that an import reads it as it is
 */
export function writeWorkbook(
  columns: readonly WrittenColumn[],
  records: AsyncIterable<readonly (string | null)[][]>,
  textOf: (cell: string) => string = guarded
): Readable {
  const zip = new ZipFile()
  for (const [path, xml] of Object.entries(WORKBOOK_PARTS)) {
    zip.addBuffer(Buffer.from(xml), path)
  }
  const sheet = Readable.from(sheetXml(columns, records, textOf), {
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
  columns: readonly WrittenColumn[],
  records: AsyncIterable<readonly (string | null)[][]>,
  textOf: (cell: string) => string
): AsyncGenerator<string> {
  const names = columns.map(({ name }) => name)
  const asTexts = columns.map(() => false)
  const numbers = columns.map(({ isNumber }) => isNumber)
  let row = 1
  let xml = sheetStart(numbers) + rowXml(row, names, asTexts, textOf)
  for await (const batch of records) {
    for (const record of batch) xml += rowXml(++row, record, numbers, textOf)
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
  textOf: (cell: string) => string
): string {
  let xml = `<row r="${row}">`
  for (let column = 0; column < record.length; column++) {
    const cell = record[column]
    if (cell === null || cell === "") continue
    const place = `r="${columnName(column)}${row}"`
    xml +=
      numbers[column] && isExact(cell)
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

/** A cell of text runs nothing, so it needs no `'`; one that an import would take off for that is written twice. */
function guarded(cell: string): string {
  return unescapeFormula(cell) === cell ? cell : escapeFormula(cell)
}
