import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

const NAMES = {
  stock_location: "Stock location",
  sales_channel: "Sales channel",
} as const

/** @throws MedusaError `not_found` that names the ids of which there is no record. */
export async function refuseMissing(
  query: Omit<RemoteQueryFunction, symbol>,
  entity: keyof typeof NAMES,
  ids: string[]
): Promise<void> {
  if (!ids.length) {
    return
  }
  const { data } = await query.graph({
    entity,
    fields: ["id"],
    filters: { id: ids },
  })
  const found = new Set(data.map(({ id }) => id))
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `${NAMES[entity]} with id ${missing.join(", ")} was not found.`
    )
  }
}
