import type { Quantity, SourceItemStatus } from "../../types"

/** Every field of a source item as the API shows it, in this order. */
export const SOURCE_ITEM_FIELDS = [
  "id",
  "source_code",
  "source_name",
  "sku",
  "title",
  "status",
  "quantity",
  "reserved_quantity",
  "available_quantity",
  "inventory_item_id",
  "stock_location_id",
] as const
export type SourceItemField = (typeof SOURCE_ITEM_FIELDS)[number]

/** A source item with what Medusa's level, item and stock location say about it. */
export type SourceItemDetails = {
  id: string
  source_code: string
  source_name: string
  sku: string | null
  title: string | null
  status: SourceItemStatus
  /** Units that are there, sold or withheld. */
  quantity: Quantity
  reserved_quantity: Quantity
  /** Units that can be sold: Medusa's stocked less reserved. */
  available_quantity: Quantity
  inventory_item_id: string
  stock_location_id: string
}

/** Which page of the list, in which order, with which fields: as Medusa's `FindConfig`. */
export type SourceItemConfig = {
  select?: string[]
  /** Default: `source_code`, then `sku`. */
  order?: Record<string, "ASC" | "DESC">
  skip?: number
  /** Default 15, as Medusa's lists; null: all. */
  take?: number | null
}

/** Comparisons with a quantity; all that are given must hold. */
export type QuantityFilter = {
  eq?: Quantity
  gt?: Quantity
  gte?: Quantity
  lt?: Quantity
  lte?: Quantity
}

/** Which source items: all that is given must hold; a list holds where one of its values does. */
export type SourceItemFilters = {
  /** Whatever their case. */
  source_code?: string | string[]
  /** Exactly as they stand. */
  sku?: string | string[]
  /** Text that SKU, title, source code or source name contain, whatever its case. */
  q?: string
  status?: SourceItemStatus | SourceItemStatus[]
  quantity?: QuantityFilter
  inventory_item_id?: string | string[]
  inventory_level_id?: string | string[]
  /** The only sources there are for whoever asks, whatever their case; `source_code` chooses among them. */
  allowed_source_codes?: readonly string[]
  /** True: what has a SKU, and so can stand in a file; false: what has none. */
  has_sku?: boolean
}
