import type { Queryable } from "../../../../database/database"

/** Drops the numbers of profiles that were deleted more than a day ago: until then a workflow may bring them back. */
export async function dropForgottenNumbers(
  queryable: Queryable
): Promise<void> {
  await queryable.query(
    `delete from stock_import_supplier_number kept
     using stock_import_profile profile
     where profile.id = kept.profile_id and profile.deleted_at < now() - interval '1 day'`
  )
}
