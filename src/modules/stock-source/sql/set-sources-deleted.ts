import type { Connection } from "../database"

/** Soft-deletes sources, or brings them back. */
export async function setSourcesDeleted(
  connection: Connection,
  sourceIds: string[],
  deleted: boolean
): Promise<void> {
  await connection.query(
    `update stock_source
     set deleted_at = case when $2::boolean then now() end,
       is_default = is_default and not $2::boolean,
       updated_at = now()
     where id = any($1::text[]) and (deleted_at is null) = $2::boolean`,
    [sourceIds, deleted]
  )
}
