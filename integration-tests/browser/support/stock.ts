import { expectOk } from "../../helpers/client"
import type { HeldLocks } from "../../helpers/test-database"
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

/** Id of Medusa's level of a SKU at a source. */
async function levelOf(
  { database }: BrowserStore,
  sourceCode: string,
  sku: string
): Promise<string> {
  const [{ id }] = await database.rows<{ id: string }>(
    `select l.id
     from inventory_level l
     join inventory_item i on i.id = l.inventory_item_id
     join stock_source s on s.stock_location_id = l.location_id
     where s.code = $1 and i.sku = $2 and l.deleted_at is null`,
    [sourceCode, sku]
  )
  return id
}

/** Keeps whoever writes this SKU's quantity at the source waiting until the locks are released. */
export async function holdLevel(
  store: BrowserStore,
  sourceCode: string,
  sku: string
): Promise<HeldLocks> {
  const id = await levelOf(store, sourceCode, sku)
  return store.database.hold(
    `select 1 from inventory_level where id = '${id}' for update`
  )
}
