import type { Connection } from "../../../database/connection"

/**
 * Gives up to `limit` source items that are out of stock the status 1, and returns how many, and their sources: the others are
 * left. What they withhold stays noted until it is moved.
 */
export async function putItemsInStock(
  connection: Connection,
  limit: number
): Promise<{ count: number; source_ids: string[] }> {
  const { rows } = await connection.query<{
    count: number
    source_ids: string[]
  }>(
    `with put as materialized (
       select i.inventory_level_id, i.withheld_quantity, s.id as source_id
       from stock_source_item_note i
       join inventory_level l on l.id = i.inventory_level_id and l.deleted_at is null
       join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
       where i.status <> 1
       order by i.inventory_level_id
       limit $1
       for update of i
     ), changed as (
       update stock_source_item_note i
       set status = 1, updated_at = now()
       from put
       where i.inventory_level_id = put.inventory_level_id and put.withheld_quantity <> 0
     ), dropped as (
       delete from stock_source_item_note i
       using put
       where i.inventory_level_id = put.inventory_level_id and put.withheld_quantity = 0
     )
     select count(*)::int as count, coalesce(array_agg(distinct source_id), '{}') as source_ids from put`,
    [limit]
  )
  return rows[0]
}
