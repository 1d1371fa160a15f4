import { isReportColumn, normalizeColumnName } from "../columns"
import type { OpenedFile } from "../read/read-records"
import { readTable, type TableOptions } from "../read/read-table"

const NUMBERS: readonly string[] = [
  "status",
  "quantity",
  "expected_quantity",
  "quantity_change",
]

const NOTHING = {
  kind: "csv",
  encoding: null,
  delimiter: null,
  sheet: null,
} as const

/** What is reported of a file's columns. */
export type ReportColumns = {
  /** Names of those that are kept, as they came. */
  names: string[]
  /** Which columns of the report hold numbers. */
  numbers: boolean[]
  /** The cells of a record that are kept: not those under an earlier report's own columns. */
  keep: <Cell>(record: Cell[]) => Cell[]
  /** How many lines a row is, where there is a column for each source. */
  sources: number
}

/** Columns without names are named as what they hold, so that they can be read again below a report's header. */
export function reportColumns(
  file: OpenedFile,
  options: TableOptions
): ReportColumns {
  const { header } = readTable(NOTHING, file, { ...options, required: [] })
  const fields = new Map(header.fields.map(({ index, name }) => [index, name]))
  const names =
    file.header?.cells ??
    header.names.map((_, at) => fields.get(at) ?? String(at + 1))
  const ofSources = new Set(header.sources.map(({ index }) => index))
  const numbers = names.map(
    (_, at) => ofSources.has(at) || NUMBERS.includes(fields.get(at) ?? "")
  )
  const keep = withoutReportColumns(names)
  return {
    names: keep(names),
    numbers: [true, false, ...keep(numbers)],
    keep,
    sources: header.sources.length,
  }
}

function withoutReportColumns(names: string[]): ReportColumns["keep"] {
  const drop = new Set(
    [...names.keys()].filter((at) =>
      isReportColumn(normalizeColumnName(names[at]))
    )
  )
  return (record) =>
    drop.size ? record.filter((_, at) => !drop.has(at)) : record
}
