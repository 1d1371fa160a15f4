import type { Connection } from "../../../database/connection"
import { newId } from "../../../database/sql/fragments"

/** Which levels an act is about: those of the ids, or all where it is null. */
export type LevelScope = { levelIds: string[] | null }

/**
 * Gives the inventory levels at a source that have no source item one: in stock, nothing withheld.
 * `sourceIds`: only those at these sources. Returns how many levels it looked at, so that a caller who gets `limit` back asks again.
 */
export async function addSourceItems(
  connection: Connection,
  {
    levelIds,
    sourceIds = null,
    limit,
  }: LevelScope & { sourceIds?: string[] | null; limit: number }
): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `with missing as (
       select l.id, l.inventory_item_id, s.id as source_id
       from inventory_level l
       join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
       where l.deleted_at is null
         and ($1::text[] is null or l.id = any($1))
         and ($3::text[] is null or s.id = any($3))
         and not exists (
           select from stock_source_item i
           where i.inventory_level_id = l.id and i.deleted_at is null)
       limit $2
       -- Whoever retires the source takes its items along, and so must not miss one.
       for share of s
     ), added as (
       insert into stock_source_item (id, inventory_level_id, inventory_item_id, source_id)
       select ${newId("sitem")}, id, inventory_item_id, source_id from missing
       on conflict (inventory_level_id) where deleted_at is null do nothing
     )
     select count(*)::int as count from missing`,
    [levelIds, limit, sourceIds]
  )
  return rows[0].count
}
