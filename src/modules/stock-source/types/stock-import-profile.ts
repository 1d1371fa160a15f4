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

/** What is left out stays as it was; what is given takes the place of all that was there, but `corrections_of`, which is added. */
export type StockImportProfileChange = { id: string } & Partial<
  Omit<NewStockImportProfile, "created_by">
>
