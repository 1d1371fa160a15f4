import { COLUMN_NAMES, type ColumnName } from "../../../csv/columns"
import type { FileReading, Mapping } from "../../../csv"

type Reading = Pick<FileReading, "columns" | "mapping">

/** Which field each column is taken for, by the column's position; and the source of all rows, where no column names it. */
export type ColumnChoice = {
  fields: Record<number, ColumnName | undefined>
  source: string
}

// A guess that is right less often than not is no help.
const LIKELY = 0.5

/** What a reading found; where it found no column for a field, the likeliest one. */
export function choiceOf({ columns, mapping }: Reading): ColumnChoice {
  const fields: ColumnChoice["fields"] = {}
  for (const field of COLUMN_NAMES) {
    const found = columns.find(({ index, name }) =>
      givesColumn(mapping[field], index, name)
    )
    if (found) fields[found.index] = field
  }
  for (const { index, proposals } of columns) {
    const [likeliest] = proposals
    const isFree =
      likeliest?.confidence >= LIKELY &&
      !(likeliest.field in mapping) &&
      !Object.values(fields).includes(likeliest.field)
    if (isFree) fields[index] ??= likeliest.field
  }
  return { fields, source: constant(mapping.source_code) }
}

/** The mapping that says what was chosen; what is not on the screen stays as it was. */
export function mappingOf(
  { columns, mapping }: Reading,
  { fields, source }: ColumnChoice
): Mapping {
  const chosen: Mapping = { ...mapping }
  for (const field of COLUMN_NAMES) {
    const column = columns.find(({ index }) => fields[index] === field)
    const before = mapping[field]
    if (column && !givesColumn(before, column.index, column.name)) {
      chosen[field] = { column: nameOrPosition(columns, column.index) }
    } else if (!column && before && "column" in before) {
      chosen[field] = null
    }
  }
  if (source && !Object.values(fields).includes("source_code")) {
    chosen.source_code = { value: source }
  }
  return chosen
}

/** A field is given by one column: who had it before has none. */
export function choose(
  choice: ColumnChoice,
  index: number,
  field: ColumnName | undefined
): ColumnChoice {
  const others = Object.entries(choice.fields).filter(
    ([, taken]) => taken !== field
  )
  return {
    ...choice,
    fields: { ...Object.fromEntries(others), [index]: field },
  }
}

function givesColumn(
  source: Mapping[ColumnName],
  index: number,
  name: string
): boolean {
  return (
    !!source &&
    "column" in source &&
    (source.column === index || (name !== "" && source.column === name))
  )
}

function constant(source: Mapping[ColumnName]): string {
  return source && "value" in source ? source.value : ""
}

/** By its name, which the next file of this kind has as well, unless that is no name or another column's too. */
function nameOrPosition(
  columns: FileReading["columns"],
  index: number
): string | number {
  const { name } = columns[index - 1]
  const isUnique = columns.filter((other) => other.name === name).length === 1
  return name && isUnique ? name : index
}
