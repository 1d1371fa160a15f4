import type {
  NewStockImportProfile,
  StockImportProfileDTO,
  StockImportReading,
} from "../../../modules/stock-source/types"
import type { StockImport } from "../../imports/lib/stock-import"

/** A profile as the API shows it: its dates are ISO texts. */
export type Profile = Omit<
  StockImportProfileDTO,
  "created_at" | "updated_at"
> & { created_at: string | null; updated_at: string | null }

export type ProfileParts = Omit<NewStockImportProfile, "name" | "created_by">

/** What reads the next file of this kind as this one was: what was found by itself is found again. */
export function partsOf(
  stockImport: StockImport,
  reading: StockImportReading
): ProfileParts {
  const { decimal_separator, match_by, match_source_names, empty_quantity } =
    stockImport
  return {
    reading: {
      mapping: reading.mapping,
      delimiter: stockImport.delimiter,
      header_row: stockImport.header_row,
      sheet: stockImport.sheet,
      decimal_separator,
      match_by,
      match_source_names,
      empty_quantity,
    },
    options: {
      behavior: stockImport.behavior,
      validation_strategy: stockImport.validation_strategy,
      allowed_errors: stockImport.allowed_errors,
      on_stale: stockImport.on_stale,
      missing: stockImport.missing,
      below_reserved: stockImport.below_reserved,
    },
    replacements: reading.replacements,
    header: reading.header_row ? reading.columns.map(({ name }) => name) : null,
  }
}

/** `supplier.csv` → `supplier`: what to call it until somebody says better. */
export function nameOfFile(filename: string): string {
  return filename.replace(/(\.[A-Za-z0-9]{1,5}){1,2}$/, "").slice(0, 100)
}

/** The admin's own of this name, whatever its case. */
export function ownNamed(
  profiles: readonly Profile[] | undefined,
  name: string
): Profile | undefined {
  return profiles?.find(
    (one) => !one.built_in && one.name.toLowerCase() === name.toLowerCase()
  )
}
