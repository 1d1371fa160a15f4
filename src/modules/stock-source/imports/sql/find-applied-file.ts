import type { Queryable } from "../../database/database"

export type AppliedFile = { number: number; applied_at: Date }

/** The last import that applied a file of the same bytes, or that is about to, and is not undone. */
export async function findAppliedFile(
  connection: Queryable,
  importId: string,
  fileHash: string
): Promise<AppliedFile | undefined> {
  const { rows } = await connection.query<AppliedFile>(
    `select number, coalesce(applied_at, apply_began_at) as applied_at from stock_import
     where file_hash = $2 and id <> $1 and status in ('applied', 'applying') and deleted_at is null
     order by 2 desc
     limit 1`,
    [importId, fileHash]
  )
  return rows[0]
}
