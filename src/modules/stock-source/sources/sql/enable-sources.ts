import type { Connection } from "../../database/connection"

/** Enables every source; what lies there sells once it is settled. Returns the ids of those that were not. */
export async function enableSources(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `update stock_source set enabled = true, updated_at = now()
     where not enabled and deleted_at is null
     returning id`
  )
  return rows.map(({ id }) => id)
}
