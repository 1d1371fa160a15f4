import type { Connection } from "../database"

/** Enables every source; what lies there sells once it is settled. */
export async function enableSources(connection: Connection): Promise<void> {
  await connection.query(
    `update stock_source set enabled = true, updated_at = now()
     where not enabled and deleted_at is null`
  )
}
