import type { Connection } from "../database"

/**
 * Where no live source is the default: the one at the store's default location becomes it, or else the oldest.
 * A default source is enabled.
 */
export async function ensureDefaultSource(
  connection: Connection,
  defaultLocationId: string | null
): Promise<void> {
  await connection.query(
    `update stock_source set is_default = true, enabled = true, updated_at = now()
     where not exists (select from stock_source where is_default and deleted_at is null)
       and id = (
         select id from stock_source
         where deleted_at is null
         order by (stock_location_id = $1) is true desc, created_at, id
         limit 1)`,
    [defaultLocationId]
  )
}
