import type { StockImport } from "./stock-import"

/** Options of an import as the upload route takes them, with the defaults that the route has. */
export const DEFAULT_OPTIONS = {
  behavior: "append",
  /** Name of the profile; empty: found by the file's columns. */
  profile: "",
  missing: "zero",
  validation_strategy: "stop_on_errors",
  allowed_errors: "0",
  delimiter: "",
  encoding: "",
  decimal_separator: "auto",
  on_stale: "rebase",
  below_reserved: "warn",
}

export type ImportOptions = typeof DEFAULT_OPTIONS
export type ImportOption = keyof ImportOptions

export const OPTION_NAMES = Object.keys(DEFAULT_OPTIONS) as ImportOption[]

/** What is sent: only what is not the default, and nothing that the others leave without a meaning. */
export function queryOf(options: ImportOptions): Record<string, string> {
  const { behavior, validation_strategy } = options
  const unused: ImportOption[] = []
  if (behavior !== "snapshot") unused.push("missing")
  if (behavior === "delete") unused.push("below_reserved")
  if (validation_strategy !== "stop_on_errors") unused.push("allowed_errors")
  return changed(options, unused)
}

/**
 * Address of the upload step with the file of an earlier import and what it was to do. Its separator and encoding may
 * have been found by themselves, and are again.
 */
export function importAgainPath(
  stockImport: StockImport,
  changes: Partial<ImportOptions> = {}
): string {
  const options: ImportOptions = {
    ...DEFAULT_OPTIONS,
    behavior: stockImport.behavior,
    missing: stockImport.missing,
    validation_strategy: stockImport.validation_strategy,
    allowed_errors: String(stockImport.allowed_errors),
    decimal_separator: stockImport.decimal_separator,
    on_stale: stockImport.on_stale,
    below_reserved: stockImport.below_reserved,
    ...changes,
  }
  const query = new URLSearchParams({
    from: stockImport.id,
    ...changed(options),
  })
  return `/stock-imports/new?${query}`
}

function changed(
  options: ImportOptions,
  without: ImportOption[] = []
): Record<string, string> {
  return Object.fromEntries(
    OPTION_NAMES.filter(
      (name) =>
        !without.includes(name) && options[name] !== DEFAULT_OPTIONS[name]
    ).map((name) => [name, options[name]])
  )
}
