import { expectOk } from "../../helpers/client"
import type { BrowserStore } from "./store"

/** Quantities of a SKU by source, as the API has them now. */
export async function quantitiesOf(
  { admin }: BrowserStore,
  sku: string
): Promise<Record<string, number>> {
  const { source_items } = expectOk(
    await admin.get(`/admin/source-items?sku=${sku}`)
  )
  return Object.fromEntries(
    source_items.map((item: { source_code: string; quantity: number }) => [
      item.source_code,
      item.quantity,
    ])
  )
}
