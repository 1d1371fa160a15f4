import type { Connection } from "../../database/connection"
import { UNTOUCHED_ASSIGNMENT } from "./untouched-assignment"

/** Takes back levels that were just made for new items, as if they had never been there; those that nobody has touched. */
export async function unassignUntouchedLevels(
  connection: Connection,
  levelIds: string[]
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `with levels as (
       delete from inventory_level l
       using stock_source_item_note i
       where l.id = any($1::text[]) and i.inventory_level_id = l.id and ${UNTOUCHED_ASSIGNMENT}
       returning l.id
     ), notes as (
       delete from stock_source_item_note i
       using levels
       where i.inventory_level_id = levels.id
     )
     select id from levels`,
    [levelIds]
  )
  return rows.map(({ id }) => id)
}
