import type { Connection } from "../../database/connection"

/**
 * Brings back the sources of stock locations that Medusa has restored, each the last one its location had,
 * unless its code has been given to another since. Returns their ids.
 */
export async function reviveSourcesOfLocations(
  connection: Connection
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `update stock_source s
     set deleted_at = null, updated_at = now()
     from (
       select distinct on (gone.stock_location_id) gone.id
       from stock_source gone
       join stock_location l on l.id = gone.stock_location_id and l.deleted_at is null
       where gone.deleted_at is not null
         and not exists (
           select from stock_source live
           where live.deleted_at is null
             and (live.stock_location_id = gone.stock_location_id or lower(live.code) = lower(gone.code)))
       order by gone.stock_location_id, gone.deleted_at desc, gone.id
     ) last
     where s.id = last.id
     returning s.id`
  )
  return rows.map(({ id }) => id)
}
