import { sdk } from "../../shared/lib/client"
import type { SourceItem, SourceItemChanges } from "./source-items"

/** Units of a SKU that go from one source to another. */
export type Transfer = {
  sku: string
  from: string
  to: string
  /** Decimal text. */
  quantity: string
}

/** All of them or none. */
export function transferSourceItems(items: Transfer[]) {
  return sdk.client.fetch<SourceItemChanges>("/admin/source-items/transfer", {
    method: "POST",
    body: { items },
  })
}

/** The same units back. */
export function reversed(items: Transfer[]): Transfer[] {
  return items.map((one) => ({ ...one, from: one.to, to: one.from }))
}

/** What may be taken away: what is not reserved for orders. */
export function freeUnits(item: SourceItem): number {
  // Floats: 0.3 - 0.1 has more decimals than a quantity.
  const free = Number((item.quantity - item.reserved_quantity).toFixed(4))
  return Math.max(0, free)
}
