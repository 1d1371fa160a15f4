import {
  COLUMNS,
  type ColumnName,
  isReportColumn,
  normalizeColumnName,
} from "../columns"
import { assumed, type FileIssue } from "../error"
import type { Mapping } from "../reading"
import {
  assignColumns,
  columnIndex,
  type Given,
  type SeenColumns,
} from "./assign-columns"
import { refuseSharedColumn } from "./mapping-conflict"
import { assertPresent, MAX_LISTED, short } from "./missing-columns"

/** Where a field's cells come from; index -1: the file lacks it. */
export type Field = Given & {
  name: ColumnName
  trim: boolean
  formula: boolean
  number: boolean
}

/** A column that a file must have, or several of which it must have one. */
export type Required = ColumnName | readonly ColumnName[]

/** A column that holds the quantities of one source. */
export type SourceColumn = { source_code: string; index: number }

/** A file's header, understood. */
export type Header = {
  /** The names as they stand, trimmed, without empty ones at the end. */
  names: string[]
  /** One entry for every column that we know. */
  fields: Field[]
  /** Of a file that has a column for each source. */
  sources: SourceColumn[]
  issues: FileIssue[]
}

/** What is asked of a header. */
export type HeaderWish = {
  required: readonly Required[]
  mapping?: Mapping
}

/**
 * Understands what the columns of a file hold.
 *
 * @throws StockCsvError `duplicate_column`, `missing_column`
 */
export function readHeader(
  seen: SeenColumns,
  { required, mapping = {} }: HeaderWish
): Header {
  const { fields: given, notes } = assignColumns(seen, mapping)
  refuseSharedColumn(mapping, {
    keyOf: (column) => columnIndex(seen, column),
    nameOf: (column) => seen.names[columnIndex(seen, column)] || String(column),
  })
  const sources = Object.entries(mapping.sources ?? {}).map(
    ([column, source_code]) => ({
      source_code,
      index: columnIndex(seen, column),
    })
  )
  const fields = COLUMNS.map((column) => ({ ...column, ...given[column.name] }))
  const ofSources = sources.length ? ["source_code", "quantity"] : []
  const isGiven = (name: ColumnName) =>
    given[name].index >= 0 ||
    given[name].value !== undefined ||
    ofSources.includes(name)
  const missing = required
    .map((names) => [names].flat())
    .filter((names) => !names.some(isGiven))
    .map(([name]) => name)
  assertPresent(missing, seen)
  return {
    names: seen.names,
    fields,
    sources,
    issues: [
      ...notes,
      ...(sources.length
        ? [assumed({ reason: "source_columns", sources: sources.length })]
        : []),
      ...(Object.keys(mapping).length ? [] : unknownColumns(seen, fields)),
    ],
  }
}

function unknownColumns({ names }: SeenColumns, fields: Field[]): FileIssue[] {
  const known = new Set(fields.map(({ index }) => index))
  const unknown = [...names.keys()].filter(
    (index) =>
      !known.has(index) && !isReportColumn(normalizeColumnName(names[index]))
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
