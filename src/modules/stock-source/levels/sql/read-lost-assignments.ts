import type { Queryable } from "../../database/database"

/**
 * A level of Medusa's for which an assignment made way may be deleted for good, as by a workflow that takes back what it
 * made; the item is then as new as it was. Returns the ids of such inventory items.
 */
export async function readLostAssignments(
  queryable: Queryable
): Promise<string[]> {
  const { rows } = await queryable.query<{ inventory_item_id: string }>(
    `select distinct replaced.inventory_item_id
     from stock_source_replaced_level replaced
     where not exists (select from inventory_level l where l.id = replaced.replaced_by)`
  )
  return rows.map(({ inventory_item_id }) => inventory_item_id)
}
