import type { Connection } from "../database"

/** The code of the only source there is; null where there are several. */
export async function singleSourceCode(
  connection: Connection
): Promise<string | null> {
  const { rows } = await connection.query<{ code: string }>(
    `select code from stock_source where deleted_at is null limit 2`
  )
  return rows.length === 1 ? rows[0].code : null
}
