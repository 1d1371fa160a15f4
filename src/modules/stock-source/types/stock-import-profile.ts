import type {
  StockImportOptions,
  StockImportReadingChanges,
} from "./stock-import"
import type { StockImportReplacement } from "./stock-import-reading"

/** What a profile says of how its files are treated. */
export type StockImportProfileOptions = Pick<
  StockImportOptions,
  | "behavior"
  | "validation_strategy"
  | "allowed_errors"
  | "on_stale"
  | "missing"
  | "below_reserved"
>

/** How files of a kind are read and treated. */
export type StockImportProfileDTO = {
  id: string
  name: string
  /** It comes with the plugin, and cannot be changed. */
  built_in: boolean
  reading: StockImportReadingChanges
  options: StockImportProfileOptions
  replacements: StockImportReplacement[]
  /** Of the header of its files; null: it is found by its name only. */
  fingerprint: string | null
  created_by: string | null
  created_at: Date | null
  updated_at: Date | null
}

export type NewStockImportProfile = {
  name: string
  reading?: StockImportReadingChanges
  options?: StockImportProfileOptions
  replacements?: StockImportReplacement[]
  /** Id of an import: the values that were corrected in it are replaced as well, and those of `replacements` stay. */
  corrections_of?: string
  /** Names of the columns of its files, by which it is found. Default: it is found by its name only. */
  header?: readonly string[] | null
  created_by?: string
}

/** A number that a profile's supplier has for a SKU. */
export type SupplierNumber = { number: string; sku: string }

/** Null: no inventory item has the SKU any more. */
export type SupplierNumberDetail = SupplierNumber & {
  inventory_item_id: string | null
}

export type SupplierNumberFilters = {
  number?: string[]
  sku?: string[]
  /** Text that number or SKU contains. */
  q?: string
}

export type SupplierNumbersInput = {
  profile_id: string
  supplier_numbers: SupplierNumber[]
  /** Whether they take the place of all that are there. */
  replace?: boolean
}

export type SupplierNumberCounts = {
  added: number
  /** Of those that were there, and stood for another SKU. */
  changed: number
  removed: number
  /** How many the profile has now. */
  count: number
}

/** `now` are the numbers that were written, `was` what those that were changed or removed stood for. */
export type SupplierNumbersChange = SupplierNumberCounts & {
  now: SupplierNumber[]
  was: SupplierNumber[]
}

/** What is left out stays as it was; what is given takes the place of all that was there, but `corrections_of`, which is added. */
export type StockImportProfileChange = { id: string } & Partial<
  Omit<NewStockImportProfile, "created_by">
>
