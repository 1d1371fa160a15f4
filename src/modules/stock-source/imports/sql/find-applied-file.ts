import type { Connection } from "../../database/connection"

export type AppliedFile = { number: number; applied_at: Date }

/** The last import that applied a file of the same bytes and is not undone. */
export async function findAppliedFile(
  connection: Connection,
  importId: string,
  fileHash: string
): Promise<AppliedFile | undefined> {
  const { rows } = await connection.query<AppliedFile>(
    `select number, applied_at from stock_import
     where file_hash = $2 and id <> $1 and status = 'applied' and deleted_at is null
     order by applied_at desc
     limit 1`,
    [importId, fileHash]
  )
  return rows[0]
}
