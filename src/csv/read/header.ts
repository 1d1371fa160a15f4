import type { TextParams } from "../../texts"
import type { ColumnName } from "../columns"
import {
  COLUMNS,
  isColumnName,
  isReportColumn,
  normalizeColumnName,
} from "../columns"
import type { FileIssue } from "../error"
import { StockCsvError } from "../error"

/** Where a column stands in the file; index -1: the file lacks it. */
export type Field = {
  name: ColumnName
  index: number
  trim: boolean
  formula: boolean
}

/** A file's header, understood. */
export type Header = {
  /** The names as they stand, trimmed, without empty ones at the end. */
  names: string[]
  /** One entry for every column that we know. */
  fields: Field[]
  issues: FileIssue[]
}

/**
 * Understands the header record.
 *
 * @throws StockCsvError `duplicate_column`, `missing_column`
 */
export function readHeader(
  record: string[],
  required: readonly ColumnName[]
): Header {
  const names = record.map((cell) => cell.trim())
  while (names.length > 0 && names[names.length - 1] === "") {
    names.pop()
  }
  const keys = names.map(normalizeColumnName)
  assertUnique(keys)
  assertPresent(keys, names, required)
  const fields = COLUMNS.map((column) => ({
    ...column,
    index: keys.indexOf(column.name),
  }))
  return { names, fields, issues: unknownColumns(keys, names) }
}

function assertUnique(keys: string[]): void {
  const twice = keys.find(
    (key, index) => isColumnName(key) && keys.indexOf(key) !== index
  )
  if (twice === undefined) return
  throw new StockCsvError(
    "duplicate_column",
    { row: 1, column: twice },
    { column: twice }
  )
}

function assertPresent(
  keys: string[],
  names: string[],
  required: readonly ColumnName[]
): void {
  const missing = required.filter((name) => !keys.includes(name))
  if (missing.length === 0) return
  throw new StockCsvError(
    "missing_column",
    {
      // The cells are probably separated by another character.
      ...(names.length === 1 && { reason: "one_column" }),
      ...listParams("missing", missing),
      ...listParams("names", names),
    },
    { column: missing[0], value: short(names.join(", ")) }
  )
}

// A header of one row's length names up to 65,000 columns; that many warnings made 16 MB of an import's record.
const MAX_LISTED = 20

function unknownColumns(keys: string[], names: string[]): FileIssue[] {
  const unknown = [...keys.keys()].filter(
    (index) => !isColumnName(keys[index]) && !isReportColumn(keys[index])
  )
  const issues = unknown
    .slice(0, MAX_LISTED)
    .map((index) => unknownColumn(short(names[index]), index))
  const more = unknown.length - issues.length
  return more > 0 ? [...issues, furtherColumns(more)] : issues
}

function unknownColumn(name: string, index: number): FileIssue {
  return {
    code: "unknown_column",
    column: name,
    params: name === "" ? { reason: "no_name", position: index + 1 } : {},
    severity: "warning",
  }
}

function furtherColumns(count: number): FileIssue {
  return {
    code: "unknown_column",
    column: null,
    params: { reason: "further", further: count },
    severity: "warning",
  }
}

/** The names in quotes, and in `more_<param>` how many are left out. */
function listParams(param: string, names: readonly string[]): TextParams {
  const shown = names.slice(0, MAX_LISTED).map((name) => `"${short(name)}"`)
  const more = names.length - shown.length
  return {
    [param]: shown.join(", "),
    ...(more > 0 && { [`more_${param}`]: more }),
  }
}

/** So much of a text as may stand in a message. */
function short(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
