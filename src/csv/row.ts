import type { TextParams } from "../texts"
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
  /** What its sentence is made of, see src/texts. */
  params: TextParams
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
    row.problem = rowTooLong()
  } else if (record.length !== names.length) {
    row.problem = columnCount(names.length, record)
  }
  markUnreadable(row, fields)
  return row
}

function markUnreadable(row: StockCsvRow, fields: Field[]): void {
  for (const { name } of fields) {
    const cell = row[name]
    if (cell !== null && UNREADABLE.test(cell)) {
      row[name] = cell.replace(/\0/g, "\ufffd")
      row.problem ??= invalidEncoding(name, cell)
    }
  }
}

function invalidEncoding(column: ColumnName, cell: string): RowProblem {
  return {
    code: "invalid_encoding",
    column,
    value: cell.slice(0, 100).replace(/\0/g, "\ufffd"),
    params: { reason: cell.includes("\0") ? "nul" : "bytes" },
  }
}

function rowTooLong(): RowProblem {
  return {
    code: "row_too_long",
    column: null,
    value: null,
    params: { most_bytes: MAX_ROW_LENGTH },
  }
}

function columnCount(width: number, record: string[]): RowProblem | null {
  // Spreadsheets write empty cells beyond the table where one was once used.
  if (record.length > width && isBlank(record.slice(width))) return null
  return {
    code: "column_count",
    column: null,
    value: null,
    params: { cells: record.length, header_cells: width },
  }
}
