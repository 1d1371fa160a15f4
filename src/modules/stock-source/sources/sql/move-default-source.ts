import type { Connection } from "../../database/connection"

/**
 * Makes a source the only default one, in place of the one that was. Two statements, because the index that
 * allows one default looks at every row by itself; other transactions see both or none.
 */
export async function moveDefaultSource(
  connection: Connection,
  sourceId: string
): Promise<void> {
  await connection.query(
    `update stock_source set is_default = false, updated_at = now()
     where is_default and deleted_at is null and id <> $1`,
    [sourceId]
  )
  await connection.query(
    `update stock_source set is_default = true, updated_at = now()
     where id = $1 and not is_default`,
    [sourceId]
  )
}
