import type { SourceItemDetails } from "../../../modules/stock-source/sources/items/source-item-details"

const QUANTITIES = [
  "quantity",
  "reserved_quantity",
  "available_quantity",
] as const

/** A source item as JSON shows it: quantities are numbers there, as in the rest of Medusa's API. */
export function toSourceItemResponse(
  sourceItem: Partial<SourceItemDetails>
): Record<string, unknown> {
  const shown = QUANTITIES.filter((name) => sourceItem[name] !== undefined)
  return {
    ...sourceItem,
    ...Object.fromEntries(
      shown.map((name) => [name, Number(sourceItem[name])])
    ),
  }
}
