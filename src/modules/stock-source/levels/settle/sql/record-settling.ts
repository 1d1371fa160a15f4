import type { Connection } from "../../../database/connection"

/**
 * Notes, in the transaction that makes it so, that the units of sources are to be moved to where `enabled` and status
 * want them. Whoever is at it already begins anew: what it has looked at may lie wrong again.
 */
export async function recordSettling(
  connection: Connection,
  sourceIds: string[]
): Promise<void> {
  if (!sourceIds.length) {
    return
  }
  await connection.query(
    `insert into stock_source_settling (source_id, run)
     select id, gen_random_uuid() from unnest($1::text[]) as given (id) order by id
     on conflict (source_id) do update
     set run = excluded.run, since = excluded.since, after = '', done = 0, total = null`,
    [sourceIds]
  )
}
