import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { Refusal } from "../../../modules/stock-source/refusal"

/** @throws MedusaError `not_found` that names the ids of which there is no record. */
export async function refuseMissing(
  query: Omit<RemoteQueryFunction, symbol>,
  entity: "stock_location" | "sales_channel",
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
    throw new Refusal(MedusaError.Types.NOT_FOUND, "not_found", {
      reason: entity,
      ids: missing.join(", "),
    })
  }
}
