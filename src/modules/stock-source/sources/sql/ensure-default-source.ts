import type { Connection } from "../../database/connection"

/**
 * Where no live source is the default: the one at the store's default location becomes it, or else the oldest.
 * A default source is enabled. Returns the id of the one that was not, if it was such a one.
 */
export async function ensureDefaultSource(
  connection: Connection,
  defaultLocationId: string | null
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `with chosen as (
       select id, enabled from stock_source
       where deleted_at is null
         and not exists (select from stock_source where is_default and deleted_at is null)
       order by (stock_location_id = $1) is true desc, created_at, id
       limit 1
     ), made as (
       update stock_source s set is_default = true, enabled = true, updated_at = now()
       from chosen
       where s.id = chosen.id
     )
     select id from chosen where not enabled`,
    [defaultLocationId]
  )
  return rows.map(({ id }) => id)
}
