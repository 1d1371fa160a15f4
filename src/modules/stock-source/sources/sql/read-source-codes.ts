import type { Connection } from "../../database/connection"

/** The codes of all live sources. */
export async function readSourceCodes(
  connection: Connection
): Promise<string[]> {
  const { rows } = await connection.query<{ code: string }>(
    `select code from stock_source where deleted_at is null`
  )
  return rows.map(({ code }) => code)
}
