/**
 * One column of the stock CSV.
 * `trim`: spaces around the cell do not count. `formula`: free text, so a cell that a
 * spreadsheet would run is written with a leading `'` (see formula.ts). `number`: spaces may
 * group its digits.
 */
type Column = {
  name: string
  trim: boolean
  formula: boolean
  number: boolean
}

/** The one list of columns, in the order in which they are written. */
export const COLUMNS = [
  { name: "source_code", trim: true, formula: false, number: false },
  { name: "sku", trim: false, formula: true, number: false },
  { name: "status", trim: true, formula: false, number: false },
  { name: "quantity", trim: true, formula: false, number: true },
  // What the exporter saw: tells units sold since from units that the file changes.
  { name: "expected_quantity", trim: true, formula: false, number: true },
  // How many are added or taken away: what an import with behavior `adjust` reads, and no export writes.
  { name: "quantity_change", trim: true, formula: false, number: true },
] as const satisfies readonly Column[]

/** Name of a column that an import reads and an export writes. */
export type ColumnName = (typeof COLUMNS)[number]["name"]

/** All column names, in the order in which they are written. */
export const COLUMN_NAMES: readonly ColumnName[] = COLUMNS.map(
  (column) => column.name
)

/** Magento's four columns: what is written where none is asked for. */
export const DEFAULT_COLUMN_NAMES = [
  "source_code",
  "sku",
  "status",
  "quantity",
] as const satisfies readonly ColumnName[]

/** Columns that only the error report has: an import ignores them without a warning. */
export const REPORT_COLUMN_NAMES = ["row_number", "errors"] as const

/** A header cell as it is compared: trimmed, whatever its case. */
export function normalizeColumnName(cell: string): string {
  return cell.trim().toLowerCase()
}

/** True for `row_number` and `errors`, which the error report puts in front. */
export function isReportColumn(name: string): boolean {
  return (REPORT_COLUMN_NAMES as readonly string[]).includes(name)
}

/** How many columns an error report has put before those of the file: positions of columns do not count them. */
export function reportWidth(names: readonly string[]): number {
  const begins = REPORT_COLUMN_NAMES.every(
    (name, at) => normalizeColumnName(names[at] ?? "") === name
  )
  return begins ? REPORT_COLUMN_NAMES.length : 0
}

/** True for a (normalized) name that an import reads. */
export function isColumnName(name: string): name is ColumnName {
  return (COLUMN_NAMES as readonly string[]).includes(name)
}
