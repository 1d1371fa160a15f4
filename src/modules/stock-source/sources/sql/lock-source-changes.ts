import type { Connection } from "../../database/connection"

/**
 * Lets one transaction at a time change which sources there are and which is the default,
 * whichever process runs it. Ends with the transaction.
 */
export async function lockSourceChanges(connection: Connection): Promise<void> {
  await connection.query(
    `select pg_advisory_xact_lock(hashtextextended('stock_source', 0))`
  )
}
