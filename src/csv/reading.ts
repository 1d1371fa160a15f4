import type { ColumnName } from "./columns"

/** What a file may be, by its bytes. */
export const FILE_KINDS = ["csv", "xlsx", "ndjson", "json"] as const
export type FileKind = (typeof FILE_KINDS)[number]

/**
 * What gives a field: a column of the file, by its name as it stands in the header or by its position from 1, or one value for all
 * rows. `at_most` caps a quantity.
 */
export type FieldSource =
  | { column: string | number; at_most?: number }
  | { value: string }

/**
 * What gives each field. A field that is left out comes from the column of its name, one that is null from nowhere.
 * `sources`: in a file that has a column for each source, the code of the source whose quantity a column holds.
 */
export type Mapping = Partial<Record<ColumnName, FieldSource | null>> & {
  sources?: Record<string, string>
}

/** What a column may hold; `confidence` from 0 to 1. */
export type FieldProposal = { field: ColumnName; confidence: number }

/** One column of a file, as it was seen. */
export type ReadColumn = {
  /** From 1. */
  index: number
  /** As it stands in the header, trimmed; empty where it has none. */
  name: string
  /** Its first cells that hold something, at most five. */
  samples: string[]
  /** The likeliest first. */
  proposals: FieldProposal[]
}

/** What a file was taken for. */
export type FileReading = {
  kind: FileKind
  /** Null where the kind has none. */
  encoding: string | null
  delimiter: string | null
  /** Name of the sheet; null where the kind has none. */
  sheet: string | null
  /** As a spreadsheet counts, from 1; null where no header was found. */
  header_row: number | null
  /** What stands before the decimals of its quantities; null while that is not decided. */
  decimal_separator: "." | "," | null
  columns: ReadColumn[]
  /** What gives each field, as it was asked for and found. */
  mapping: Mapping
}
