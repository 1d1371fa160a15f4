import type { Connection } from "../../database/connection"

/** The live stock locations without a source, oldest first. */
export async function readLocationsWithoutSource(
  connection: Connection
): Promise<{ id: string; name: string }[]> {
  const { rows } = await connection.query<{ id: string; name: string }>(
    `select l.id, l.name
     from stock_location l
     where l.deleted_at is null
       and not exists (
         select from stock_source s
         where s.stock_location_id = l.id and s.deleted_at is null)
     order by l.created_at, l.id`
  )
  return rows
}
