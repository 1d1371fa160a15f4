import type { Quantity } from "../types"

/** What is said of a source's items all together, only where it is asked for: it takes reading all of its levels. */
export const SOURCE_STOCK_FIELDS = [
  "items_count",
  "quantity",
  "reserved_quantity",
  "available_quantity",
  "out_of_stock_count",
] as const
export type SourceStockField = (typeof SOURCE_STOCK_FIELDS)[number]

/** A source's items all together. */
export type SourceStock = {
  source_id: string
  /** SKUs that are assigned to the source. */
  items_count: number
  /** Units that are there, sold or withheld. */
  quantity: Quantity
  reserved_quantity: Quantity
  /** Units that can be sold at the source; an item with more reserved than it has takes nothing from the others. */
  available_quantity: Quantity
  /** Items with status 0, or of which no unit is there. */
  out_of_stock_count: number
}
