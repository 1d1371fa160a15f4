import type { Connection } from "../../database/connection"

/** Soft-deletes sources, or brings back those whose stock location has not been given another since. */
export async function setSourcesDeleted(
  connection: Connection,
  sourceIds: string[],
  deleted: boolean
): Promise<void> {
  await connection.query(
    `update stock_source s
     set deleted_at = case when $2::boolean then now() end,
       is_default = s.is_default and not $2::boolean,
       updated_at = now()
     where s.id = any($1::text[]) and (s.deleted_at is null) = $2::boolean
       and ($2::boolean or not exists (
         select from stock_source live
         where live.stock_location_id = s.stock_location_id and live.deleted_at is null))`,
    [sourceIds, deleted]
  )
}
