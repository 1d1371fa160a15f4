import type { Connection } from "../../database/connection"

/**
 * Keeps live levels of inventory items as they are until the transaction ends. For what somebody changes again and again
 * without Medusa's item locks: whoever has written by what it had read a moment before never comes to its end there.
 *
 * @param locationIds only those at these stock locations; left out: everywhere
 */
export async function lockLevels(
  connection: Connection,
  itemIds: string[],
  locationIds: string[] | null = null
): Promise<void> {
  await connection.query(
    `select 1 from inventory_level
     where inventory_item_id = any($1::text[]) and deleted_at is null
       and ($2::text[] is null or location_id = any($2))
     order by id
     for no key update`,
    [itemIds, locationIds]
  )
}
