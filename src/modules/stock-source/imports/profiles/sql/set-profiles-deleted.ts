import type { Connection } from "../../../database/connection"

/** Soft-deletes profiles, or brings back those whose name nobody has taken since. */
export async function setProfilesDeleted(
  connection: Connection,
  ids: readonly string[],
  deleted: boolean
): Promise<void> {
  await connection.query(
    `update stock_import_profile profile
     set deleted_at = case when $2::boolean then now() end, updated_at = now()
     where id = any($1::text[]) and (deleted_at is null) = $2::boolean
       and ($2::boolean or not exists (
         select from stock_import_profile live
         where lower(live.name) = lower(profile.name) and live.deleted_at is null))`,
    [ids, deleted]
  )
}
