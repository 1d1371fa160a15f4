import { DEFAULT_COLUMN_NAMES } from "../../../../csv/columns"

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
