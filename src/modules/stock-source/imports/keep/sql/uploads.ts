import type { Queryable } from "../../../database/database"

/** Notes a file that is on its way into the File module: what is left of it can be found if its upload dies. */
export async function noteUpload(
  queryable: Queryable,
  fileKey: string
): Promise<void> {
  await queryable.query(
    `insert into stock_import_upload (file_key) values ($1) on conflict do nothing`,
    [fileKey]
  )
}

export async function forgetUpload(
  queryable: Queryable,
  fileKey: string
): Promise<void> {
  await queryable.query(`delete from stock_import_upload where file_key = $1`, [
    fileKey,
  ])
}

/** Keys of files whose upload began more than a day ago and which no import has; drops the notes of those that one has. */
export async function readOrphanedUploads(
  queryable: Queryable
): Promise<string[]> {
  await queryable.query(
    `delete from stock_import_upload
     where file_key in (select file_key from stock_import)`
  )
  const { rows } = await queryable.query<{ file_key: string }>(
    `select file_key from stock_import_upload where created_at < now() - interval '1 day'`
  )
  return rows.map(({ file_key }) => file_key)
}
