import type { Connection } from "../../database/connection"

/** Soft-deletes the sources whose stock location is gone, and their source items. Returns how many sources. */
export async function retireSourcesWithoutLocation(
  connection: Connection
): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `with retired as (
       update stock_source s
       set deleted_at = now(), updated_at = now(), is_default = false
       where s.deleted_at is null
         and not exists (
           select from stock_location l
           where l.id = s.stock_location_id and l.deleted_at is null)
       returning s.id
     ), items as (
       update stock_source_item i
       set deleted_at = now(), updated_at = now()
       from retired
       where i.source_id = retired.id and i.deleted_at is null
     )
     select count(*)::int as count from retired`
  )
  return rows[0].count
}
