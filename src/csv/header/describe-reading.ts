import { type ColumnName, reportWidth } from "../columns"
import type { FieldSource, FileReading, Mapping } from "../reading"
import type { SeenColumns } from "./assign-columns"
import type { Field } from "./header"
import { short } from "./missing-columns"
import { proposeFields } from "./propose-fields"

const MAX_SAMPLES = 5
/** More than anyone maps; a header of one row's length names up to 65,000. */
const MAX_COLUMNS = 200

/** What is known of a file beside its columns. */
export type SeenFile = Pick<
  FileReading,
  "kind" | "encoding" | "delimiter" | "sheet"
>

/** What a file was taken for; `mapping` is empty where its header was not understood. */
export function describeReading(
  file: SeenFile,
  { names, samples, headerRow }: SeenColumns,
  mapping: Mapping = {}
): FileReading {
  const before = reportWidth(names)
  return {
    ...file,
    header_row: headerRow,
    decimal_separator: null,
    columns: names.slice(before, before + MAX_COLUMNS).map((name, at) => {
      const cells = samples(before + at).filter((cell) => cell.trim() !== "")
      return {
        index: at + 1,
        name: short(name),
        samples: cells.slice(0, MAX_SAMPLES).map(sample),
        proposals: proposeFields(name, cells),
      }
    }),
    mapping,
  }
}

/** PostgreSQL's JSON cannot hold NUL. */
function sample(cell: string): string {
  return short(cell).replaceAll("\0", "\ufffd")
}

/** What gives each field, said as a mapping. */
export function mappingOf(
  fields: Field[],
  { names }: SeenColumns,
  { sources }: Mapping = {}
): Mapping {
  const given = fields.flatMap(
    ({ name, index, value, atMost }): [ColumnName, FieldSource][] => {
      if (value !== undefined) return [[name, { value }]]
      if (index < 0) return []
      const isUnique = names[index] && names.indexOf(names[index]) === index
      const column = isUnique ? names[index] : index + 1 - reportWidth(names)
      return [
        [name, { column, ...(atMost !== undefined && { at_most: atMost }) }],
      ]
    }
  )
  return { ...Object.fromEntries(given), ...(sources && { sources }) }
}
