import type { ColumnName, FileReading, Mapping } from "../../../csv"
import type {
  DecimalSeparator,
  EmptyQuantity,
  MatchBy,
} from "../imports/import-options"
import type { Issue } from "./issue"

/** Every cell of a column that holds `from` is read as `to`. An empty text is an empty cell. */
export type StockImportReplacement = {
  column: ColumnName
  from: string
  to: string
}

/** How an import's file is to be read; what is left out takes the default named. */
export type StockImportReadingOptions = {
  /** Default: detected automatically. */
  delimiter?: string
  /** Default: detected automatically. */
  encoding?: string
  /** What stands before the decimals of quantities. Default `auto`: detected, or asked where there are two readings. */
  decimal_separator?: "auto" | DecimalSeparator
  /** Row that names the columns, as a spreadsheet counts. Default: found among the first ones. */
  header_row?: number
  /** Sheet of a workbook. Default: the first one that has a header. */
  sheet?: string
  /** What gives each field. Default: the columns of their names. */
  mapping?: Mapping
  /** What the column `sku` holds, in the order in which it is tried. Default: SKUs. */
  match_by?: readonly MatchBy[]
  /** Whether the name of a source is taken for its code. Default false. */
  match_source_names?: boolean
  /** Default `error`. */
  empty_quantity?: EmptyQuantity
}

/** What the file of an import was taken for, as it is shown. */
export type StockImportReading = Omit<FileReading, "kind"> & {
  /** Null: what it is was not found out. */
  kind: FileReading["kind"] | null
  profile_id: string | null
  /** A profile for files with this header, by which it is not read. */
  proposed_profile_id: string | null
  /** What its profile replaces. */
  replacements: StockImportReplacement[]
  /** What was assumed of it, and what was left out. */
  notes: Issue[]
}
