import { DEFAULT_COLUMN_NAMES } from "../../../../csv/columns"
import type { Delimiter } from "../../../../csv"

/** Every column that an export may have, in the order in which they are offered. */
export const EXPORT_COLUMNS = [
  "source_code",
  "sku",
  "status",
  "quantity",
  // Whoever imports the file again says with it what the file was made from.
  "expected_quantity",
  "reserved_quantity",
  "available_quantity",
  "source_name",
  "title",
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

/** Magento's file: the columns of an export that asks for none, in their order. */
export const DEFAULT_EXPORT_COLUMNS: readonly ExportColumn[] =
  DEFAULT_COLUMN_NAMES

/** The columns that hold numbers. */
export const EXPORTED_NUMBERS: ReadonlySet<ExportColumn> = new Set([
  "status",
  "quantity",
  "expected_quantity",
  "reserved_quantity",
  "available_quantity",
] as const)

export const EXPORT_FORMATS = ["csv", "xlsx"] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What an export is written as. */
export type ExportDialect = {
  /** Default `csv`. */
  format?: ExportFormat
  /** What stands between cells of a CSV. Default a comma, or a semicolon where decimals have one. */
  delimiter?: Delimiter
  /** What stands before decimals in a CSV. Default a dot. */
  decimal_separator?: "." | ","
  /** Whether a CSV begins with a byte order mark, by which spreadsheets know UTF-8. Default false. */
  bom?: boolean
}
