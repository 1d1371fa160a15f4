import type { TextParams } from "../texts"
import type { ROW_PROBLEM_CODES } from "./codes"
import type { ColumnName } from "./columns"
import { isBlank } from "./read/blank"
import { clean, withPlainGroups } from "./read/clean"
import type { Findings } from "./header/findings"
import type { Field, Header } from "./header/header"
import {
  type CsvRecord,
  MAX_ROW_LENGTH,
  type RecordFault,
} from "./read/record-scanner"
import { unescapeFormula } from "./write/formula"

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
  /** The SKU as it stands, where `sku` is without characters that nobody sees: an item may have it so. */
  given_sku?: string
}

// PostgreSQL's text cannot hold NUL; U+FFFD is what decoding puts for a bad byte.
const UNREADABLE = /[\0\ufffd]/

/**
 * Makes the rows of a record: one, or one for each source where each has a column; none where it names the columns
 * again.
 */
export function toRows(
  header: Header,
  { cells, fault }: CsvRecord,
  row_number: number,
  findings: Findings
): StockCsvRow[] {
  const { fields, names, sources } = header
  if (isHeader(names, cells)) {
    findings.addHeader(row_number)
    return []
  }
  const row = { row_number, problem: null } as StockCsvRow
  for (const field of fields) {
    const cell = fault ? undefined : cells[field.index]
    if (cell === undefined) row[field.name] = field.value ?? null
    else readCell(row, field, cell, findings)
  }
  row.problem = fault ? unreadable(fault) : columnCount(names.length, cells)
  markUnreadable(row, fields)
  return sources.length
    ? sources.map((source, at) => ({
        ...row,
        source_code: source.source_code,
        quantity: fault ? null : clean(cells[source.index] ?? "").trim(),
        row_number: lineOfSource(row_number, at, sources.length),
      }))
    : [row]
}

/**
 * Lines of a plan have numbers of their own. In a file with a column for each of `sources` sources a row of the file
 * is as many lines, numbered one after the other from 2 on.
 */
export function lineOfSource(
  row_number: number,
  source: number,
  sources: number
): number {
  return (row_number - 2) * sources + source + 2
}

/** The file's row of a line, see {@link lineOfSource}. */
export function rowOfLine(line: number, sources: number): number {
  return sources ? Math.floor((line - 2) / sources) + 2 : line
}

function readCell(
  row: StockCsvRow,
  { name, trim, formula, number }: Field,
  given: string,
  findings: Findings
): void {
  const text = formula ? unescapeFormula(given) : given
  const cell = clean(text)
  row[name] = trim ? cell.trim() : cell
  if (cell === text || (number && cell === withPlainGroups(text))) return
  // The store says whether an item has the SKU as it stands.
  if (name === "sku") row.given_sku = text.replace(/\0/g, "\ufffd")
  else findings.addUnclean(row.row_number, name, given)
}

/** A file that was put together of several has its header again. */
function isHeader(names: string[], cells: string[]): boolean {
  return (
    cells.length >= names.length &&
    names.length > 0 &&
    cells.every((cell, at) => clean(cell).trim() === (names[at] ?? ""))
  )
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

function unreadable(fault: RecordFault): RowProblem {
  const row = { column: null, value: null }
  if (fault === "no_object") return { code: "invalid_json", ...row, params: {} }
  return fault === "too_long"
    ? { code: "row_too_long", ...row, params: { most_bytes: MAX_ROW_LENGTH } }
    : { code: "invalid_quotes", ...row, params: { reason: fault } }
}

function columnCount(width: number, record: string[]): RowProblem | null {
  if (record.length === width) return null
  const isMore = record.length > width
  // Spreadsheets write empty cells beyond the table where one was once used.
  if (isMore && isBlank(record.slice(width))) return null
  return {
    code: "column_count",
    column: null,
    value: null,
    params: {
      reason: isMore ? "too_many" : "too_few",
      cells: record.length,
      header_cells: width,
    },
  }
}

/** The file's last row: where cells are missing, the file itself may be cut off. */
export function asLastRow(row: StockCsvRow): StockCsvRow {
  const { problem } = row
  if (problem?.params.reason !== "too_few") return row
  const params = { ...problem.params, reason: "cut_off" }
  return { ...row, problem: { ...problem, params } }
}
