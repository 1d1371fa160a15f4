import type { Connection } from "../../database/connection"

/**
 * A level of Medusa's for which an assignment made way may be deleted for good, as by a workflow that takes back what it
 * made; the item is then as new as it was. Forgets what was known of it, and returns the ids of such inventory items.
 */
export async function forgetLostAssignments(
  connection: Connection
): Promise<string[]> {
  const { rows } = await connection.query<{ inventory_item_id: string }>(
    `delete from stock_source_item i
     using stock_source_replaced_level replaced
     where i.inventory_level_id = replaced.replaced_by
       and not exists (select from inventory_level l where l.id = replaced.replaced_by)
     returning i.inventory_item_id`
  )
  return rows.map(({ inventory_item_id }) => inventory_item_id)
}
