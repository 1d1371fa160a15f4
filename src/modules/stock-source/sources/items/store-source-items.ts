import type { StoreStock } from "./sql/read-store-source-items"
import type { StockSourceOptions } from "../../types"

/** What a shopper is told of a variant at a source. */
export type StoreSourceItem = Omit<StoreStock, "available"> & {
  /** True where at least one whole variant can be sold from there. */
  in_stock: boolean
  /** Whole variants; null where the store does not tell (option `store_quantity`). */
  available_quantity: number | null
}

type Telling = Pick<
  StockSourceOptions,
  "store_quantity" | "store_quantity_threshold"
>

/** Tells of stock what the option `store_quantity` allows. */
export function toStoreSourceItem(
  { available, ...stock }: StoreStock,
  options: Telling
): StoreSourceItem {
  const quantity = Number(available)
  return {
    ...stock,
    in_stock: quantity > 0,
    available_quantity: told(quantity, options) ? quantity : null,
  }
}

function told(
  quantity: number,
  { store_quantity, store_quantity_threshold }: Telling
): boolean {
  switch (store_quantity) {
    case "exact":
      return true
    case "hidden":
      return false
    case "threshold":
      return quantity <= (store_quantity_threshold ?? 0)
  }
}
