import type { Connection } from "../../database/connection"

/** Soft-deletes the sources whose stock location is gone, and so their source items. Returns how many. */
export async function retireSourcesWithoutLocation(
  connection: Connection
): Promise<number> {
  const { rowCount } = await connection.query(
    `update stock_source s
     set deleted_at = now(), updated_at = now(), is_default = false
     where s.deleted_at is null
       and not exists (
         select from stock_location l
         where l.id = s.stock_location_id and l.deleted_at is null)`
  )
  return rowCount ?? 0
}
