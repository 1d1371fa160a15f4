import type { Connection } from "../database"

/** Takes back levels that were just made: those that nothing has been stocked, reserved or awaited at since. */
export async function unassignUntouchedLevels(
  connection: Connection,
  levelIds: string[]
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `with levels as (
       update inventory_level
       set deleted_at = now(), updated_at = now()
       where id = any($1::text[]) and deleted_at is null
         and stocked_quantity = 0 and reserved_quantity = 0 and incoming_quantity = 0
       returning id
     ), items as (
       update stock_source_item i
       set deleted_at = now(), updated_at = now()
       from levels
       where i.inventory_level_id = levels.id and i.deleted_at is null
     )
     select id from levels`,
    [levelIds]
  )
  return rows.map(({ id }) => id)
}
