import { COLUMN_NAMES, type ColumnName, reportWidth } from "../columns"
import { assumed, type FileIssue, StockCsvError } from "../error"
import type { FieldSource, Mapping } from "../reading"
import { fits } from "./looks"
import { givenValue } from "../read/clean"
import { matchName, type NameMatch, sameName } from "./name-match"

/** The columns of a file: their names as they stand, trimmed, and cells of the first rows. */
export type SeenColumns = {
  names: string[]
  /** Cells of a column. */
  samples: (index: number) => string[]
  /** As a spreadsheet counts; null: no row names the columns. */
  headerRow: number | null
}

/** What gives a field. `index` -1: no column does. */
export type Given = { index: number; value?: string; atMost?: number }

export type Assignment = {
  fields: Record<ColumnName, Given>
  /** What was assumed of columns that are not called as ours are. */
  notes: FileIssue[]
}

const NONE: Given = { index: -1 }

/**
 * Finds the column of each field: as the mapping says, else by its name. A name of ours counts more than the same in
 * another spelling, and that more than another word; where two columns have equal claims none is taken.
 *
 * @throws StockCsvError `duplicate_column`, `missing_column` where the mapping names a column that is not there
 */
export function assignColumns(
  seen: SeenColumns,
  mapping: Mapping = {}
): Assignment {
  const notes: FileIssue[] = []
  const mapped = COLUMN_NAMES.map((name) => given(seen, name, mapping[name]))
  const taken = new Set(mapped.map((one) => one?.index))
  const matches = seen.names.map((name, index) =>
    taken.has(index) ? undefined : matchName(name)
  )
  const fields = COLUMN_NAMES.map((name, at) => {
    const index = mapped[at] ? -1 : claimed(seen, matches, name)
    const kind = matches[index]?.kind
    if (kind && kind !== "exact") notes.push(columnNote(seen, name, index))
    return [name, mapped[at] ?? { index }]
  })
  return { fields: Object.fromEntries(fields) as Assignment["fields"], notes }
}

function columnNote(
  { names }: SeenColumns,
  field: ColumnName,
  index: number
): FileIssue {
  return assumed({ reason: "column", header: names[index] }, field)
}

/** What a mapping says of a field; undefined: nothing. */
function given(
  seen: SeenColumns,
  field: ColumnName,
  source: FieldSource | null | undefined
): Given | undefined {
  if (source === undefined) return undefined
  if (source === null) return NONE
  if ("value" in source) {
    return { index: -1, value: givenValue(field, source.value) }
  }
  return { index: columnIndex(seen, source.column), atMost: source.at_most }
}

/** Where a column stands that a mapping names. */
export function columnIndex(
  seen: SeenColumns,
  column: string | number
): number {
  const { names, headerRow } = seen
  const before = reportWidth(names)
  const index =
    typeof column === "number" ? before + column - 1 : indexOfName(seen, column)
  if (index >= 0 && index < names.length) return index
  throw new StockCsvError(
    "missing_column",
    {
      reason: typeof column === "number" ? "position" : "mapped",
      mapped: column,
      columns: names.length - before,
      ...(headerRow !== null && { header_row: headerRow }),
    },
    { column: String(column) }
  )
}

/** By its very letters, else by what they come to; -1 where there is none. */
function indexOfName(seen: SeenColumns, column: string): number {
  const { names } = seen
  const having = (matches: (name: string) => boolean) =>
    [...names.keys()].filter((index) => matches(names[index]))
  const exact = having((name) => name === column)
  const found = exact.length
    ? exact
    : having((name) => sameName(name) === sameName(column))
  if (found.length > 1) throw namedTwice(seen, column)
  return found[0] ?? -1
}

function namedTwice({ headerRow }: SeenColumns, column: string): StockCsvError {
  return new StockCsvError(
    "duplicate_column",
    { row: headerRow ?? 1, column },
    { column }
  )
}

/** The column that a field is taken from by its name. */
function claimed(
  seen: SeenColumns,
  matches: (NameMatch | undefined)[],
  field: ColumnName
): number {
  const { names, samples } = seen
  const claims = (kind: NameMatch["kind"]) =>
    [...names.keys()].filter(
      (index) =>
        matches[index]?.field === field && matches[index]?.kind === kind
    )
  const exact = claims("exact")
  if (exact.length > 1) throw namedTwice(seen, field)
  const [likely] = [exact, claims("alike"), claims("synonym")].filter(
    ({ length }) => length > 0
  )
  if (likely?.length !== 1) return -1
  const [index] = likely
  return exact.length || fits(field, samples(index)) ? index : -1
}
