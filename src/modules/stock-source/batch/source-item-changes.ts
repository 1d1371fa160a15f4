import type { SourceItemDetails } from "../sources/items/source-item-details"
import type { BelowReserved, Issue, LevelChanges, Quantity } from "../types"

/**
 * Most source items that one call may be about; what has more rows is a file (`POST /admin/stock-imports`). As many as
 * one chunk of an import: their locks are held together, and PostgreSQL by default has room for some 6,400 in all, which
 * a locking provider that uses its advisory locks shares with everybody.
 */
export const MAX_SOURCE_ITEMS = 2_000

/** A SKU at a source, by the names that a file has for them. */
export type SourceItemPair = {
  /** Whatever its case. May be left out where the store has one source. */
  source_code?: string | null
  /** Letter by letter. */
  sku: string
}

/** A source item as it is to be. What is left out stays; a new one has status 1 and needs a quantity. */
export type UpsertSourceItem = SourceItemPair & {
  /** 1 in stock, 0 out of stock. */
  status?: number | string | null
  /** Physical units, absolute: a number or decimal text. */
  quantity?: number | string | null
  /** Compare-and-set: the quantity that must be live (0 where it is not assigned), or nothing is written. */
  expected_quantity?: number | string | null
}

/** Units that are added or taken away, whatever is there. A new pair takes what is added. */
export type AdjustSourceItem = SourceItemPair & {
  /** Physical units: a number or decimal text, below 0 where they are taken away. Never below what is there. */
  quantity_change: number | string
}

/** Units of a SKU that go from one source to another. */
export type TransferSourceItem = {
  sku: string
  /** Code of the source that gives. */
  from: string
  /** Code of the source that gets. */
  to: string
  /** Left out: all physical units that are at `from`. */
  quantity?: number | string | null
}

export type BatchSourceItemsInput = AllowedSources & {
  upsert?: UpsertSourceItem[]
  adjust?: AdjustSourceItem[]
  delete?: SourceItemPair[]
  /** Default `warn`, as of an import. */
  below_reserved?: BelowReserved
}

/** Every SKU at every source, or the pairs one by one. */
export type SourceItemPairsInput = AllowedSources &
  (
    | { skus: string[]; source_codes: string[]; items?: undefined }
    | { items: SourceItemPair[]; skus?: undefined; source_codes?: undefined }
  )

export type TransferSourceItemsInput = AllowedSources & {
  items: TransferSourceItem[]
  /** Default `error`: reserved units stay where they are reserved. `warn` moves them all the same. */
  below_reserved?: "error" | "warn"
}

/** Whose stock a call may change. */
export type AllowedSources = {
  /** Codes, whatever their case, of the only sources that there are for the call; left out: all. */
  allowed_source_codes?: readonly string[]
}

/** What is said about one entry of a call: an issue of an import, with its place in the input in place of a row. */
export type SourceItemIssue = Omit<Issue, "severity"> & {
  /** Such as `upsert[3].quantity`; `message` begins with it. */
  path: string
  source_code: string | null
  sku: string | null
  /** Only of `stale`: what is there; null where the pair is not assigned. */
  live_quantity?: Quantity | null
}

/** A line of what a call has written: all that taking it back by difference needs. */
export type WrittenRow = {
  row_number: number
  source_code: string
  sku: string
  outcome: "create" | "update" | "delete"
  source_id: string
  inventory_item_id: string
  inventory_level_id: string
  before_status: number | null
  before_quantity: Quantity | null
  after_status: number | null
  after_quantity: Quantity | null
}

/** What a call has done. */
export type SourceItemsWritten = {
  /** The source items concerned as they are now, in the order of the input; without deleted ones. */
  source_items: SourceItemDetails[]
  /** Ids of the source items deleted. */
  deleted: string[]
  warnings: SourceItemIssue[]
  /** Levels to tell of, once it is committed. */
  changes: LevelChanges
  /** Hand it to `takeBackSourceItems`. */
  written: WrittenRow[]
}
