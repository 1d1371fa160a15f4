import type { Connection } from "../database"
import { newId, rawQuantity } from "./fragments"

/**
 * Assigns inventory items to the default source with quantity 0. A level that exists is left alone.
 * Returns the ids of the levels made.
 */
export async function assignDefaultSource(
  connection: Connection,
  inventoryItemIds: string[]
): Promise<string[]> {
  const zero = rawQuantity("0::numeric")
  const { rows } = await connection.query<{ id: string }>(
    `with source as (
       select id, stock_location_id from stock_source where is_default and deleted_at is null
     ), levels as (
       insert into inventory_level (id, inventory_item_id, location_id,
         stocked_quantity, reserved_quantity, incoming_quantity,
         raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
       select ${newId("ilev")}, item.id, source.stock_location_id, 0, 0, 0, ${zero}, ${zero}, ${zero}
       from inventory_item item cross join source
       where item.id = any($1::text[]) and item.deleted_at is null
       on conflict (inventory_item_id, location_id) where deleted_at is null do nothing
       returning id, inventory_item_id
     ), items as (
       insert into stock_source_item (id, inventory_level_id, inventory_item_id, source_id)
       select ${newId("sitem")}, levels.id, levels.inventory_item_id, source.id
       from levels cross join source
     )
     select id from levels`,
    [inventoryItemIds]
  )
  return rows.map(({ id }) => id)
}
