import type { ROW_PROBLEM_CODES } from "./codes"
import type { ColumnName } from "./columns"
import { unescapeFormula } from "./write/formula"
import type { Field, Header } from "./read/header"
import { MAX_ROW_LENGTH } from "./read/record-limit"

/** Why a row cannot be read; the file's other rows can. */
export type RowProblem = {
  code: keyof typeof ROW_PROBLEM_CODES
  column: string | null
  /** The cell, where one cell is at fault: at most 100 characters, never a NUL. */
  value: string | null
  message: string
}

/**
 * One row of the file. A cell whose column the file lacks is null, as are all cells of a
 * row that is too long.
 */
export type StockCsvRow = Record<ColumnName, string | null> & {
  /** The row that a spreadsheet shows: the header is row 1, a blank row counts. */
  row_number: number
  problem: RowProblem | null
}

// PostgreSQL's text cannot hold NUL; U+FFFD is what decoding puts for a bad byte.
const UNREADABLE = /[\0\ufffd]/

/** True where every cell is empty or holds only spaces. */
export function isBlank(record: string[]): boolean {
  return record.every((cell) => cell === "" || cell.trim() === "")
}

/** Makes a row of a record. `tooLong`: the record was cut, its cells are not all there. */
export function toRow(
  { fields, names }: Header,
  record: string[],
  row_number: number,
  tooLong: boolean
): StockCsvRow {
  const row = { row_number, problem: null } as StockCsvRow
  for (const { name, index, trim, formula } of fields) {
    const cell = tooLong ? undefined : record[index]
    if (cell === undefined) {
      row[name] = null
    } else {
      row[name] = trim ? cell.trim() : formula ? unescapeFormula(cell) : cell
    }
  }
  if (tooLong) {
    row.problem = rowTooLong(row_number)
  } else if (record.length !== names.length) {
    row.problem = columnCount(names.length, record, row_number)
  }
  markUnreadable(row, fields)
  return row
}

function markUnreadable(row: StockCsvRow, fields: Field[]): void {
  for (const { name } of fields) {
    const cell = row[name]
    if (cell !== null && UNREADABLE.test(cell)) {
      row[name] = cell.replace(/\0/g, "\ufffd")
      row.problem ??= invalidEncoding(row.row_number, name, cell)
    }
  }
}

function invalidEncoding(
  row_number: number,
  column: ColumnName,
  cell: string
): RowProblem {
  const found = cell.includes("\0")
    ? "holds a NUL character"
    : "holds bytes that are no characters"
  return {
    code: "invalid_encoding",
    column,
    value: cell.slice(0, 100).replace(/\0/g, "\ufffd"),
    message: `Row ${row_number}, ${column}: the cell ${found}; save the file as UTF-8, or give encoding=windows-1252 if it comes from an older program.`,
  }
}

function rowTooLong(row_number: number): RowProblem {
  return {
    code: "row_too_long",
    column: null,
    value: null,
    message: `Row ${row_number}: the row is longer than ${MAX_ROW_LENGTH} bytes, the most that is read; look for a quote (") that is not closed.`,
  }
}

function columnCount(
  width: number,
  record: string[],
  row_number: number
): RowProblem | null {
  // Spreadsheets write empty cells beyond the table where one was once used.
  if (record.length > width && isBlank(record.slice(width))) return null
  return {
    code: "column_count",
    column: null,
    value: null,
    message: `Row ${row_number}: found ${record.length} cells, the header has ${width}; put a cell that holds the separator in quotes.`,
  }
}
