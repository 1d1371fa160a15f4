import type { Connection } from "../../../database/connection"

/** Takes lines that say nothing of their pair out of the stage. Returns how many there were. */
export async function leaveOutUnstocked(
  connection: Connection
): Promise<number> {
  const { rowCount } = await connection.query(
    `delete from stock_import_stage
     where problem is null and sku is not null
       and coalesce(quantity, '') = '' and coalesce(expected_quantity, '') = '' and coalesce(status, '') = ''`
  )
  return rowCount ?? 0
}
