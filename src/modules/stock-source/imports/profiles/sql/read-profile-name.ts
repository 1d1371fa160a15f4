import type { Connection } from "../../../database/connection"

/** Also of a profile that is deleted: an import may still be read by it. */
export async function readProfileName(
  connection: Connection,
  id: string
): Promise<string> {
  const { rows } = await connection.query<{ name: string }>(
    "select name from stock_import_profile where id = $1",
    [id]
  )
  return rows[0]?.name ?? id
}
