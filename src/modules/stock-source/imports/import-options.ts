// What an import may be asked for: the model, the validators, the API's document and the dashboard read these lists.

export const BEHAVIORS = [
  "append",
  "replace",
  "snapshot",
  "delete",
  "adjust",
] as const
/**
 * What an import does to the pairs in its file: Magento's codes; `snapshot`: the file is all that its sources hold; `adjust`: the file says how many
 * units are added or taken away.
 */
export type Behavior = (typeof BEHAVIORS)[number]

export const VALIDATION_STRATEGIES = ["stop_on_errors", "skip_errors"] as const
export type ValidationStrategy = (typeof VALIDATION_STRATEGIES)[number]

export const ON_STALE = ["rebase", "overwrite", "skip"] as const
/**
 * Where the live quantity is not the row's `expected_quantity`: `rebase` adds the file's difference to what is live,
 * `overwrite` takes the file's quantity, `skip` leaves the pair alone.
 */
export type OnStale = (typeof ON_STALE)[number]

export const MISSING = ["zero", "unassign"] as const
/** What a snapshot does to pairs of its sources that its file does not have. */
export type Missing = (typeof MISSING)[number]

export const BELOW_RESERVED = ["warn", "error", "clamp"] as const
/** Where fewer units would be there than are reserved: `warn`, refuse the row, or `clamp` to the reserved units. */
export type BelowReserved = (typeof BELOW_RESERVED)[number]

export const DECIMAL_SEPARATORS = [".", ","] as const
/** What stands before the decimals of a file's quantities; the other one may group its thousands. */
export type DecimalSeparator = (typeof DECIMAL_SEPARATORS)[number]

export const EMPTY_QUANTITY = ["error", "keep"] as const
/** What a row without a quantity is: an `error`, or one that sets the status and lets the quantity be. */
export type EmptyQuantity = (typeof EMPTY_QUANTITY)[number]

export const MATCH_BY = [
  "sku",
  "ean",
  "upc",
  "barcode",
  "supplier_number",
] as const
/** What of an inventory item or its variant the column `sku` holds. */
export type MatchBy = (typeof MATCH_BY)[number]
