import type { Queryable } from "../../../database/database"

const AT_ONCE = 50_000

/** Drops the lines of a plan, some at a time: a million in one statement would hold its locks for long. */
export async function deleteImportRows(
  queryable: Queryable,
  importNumber: number
): Promise<void> {
  for (let deleted: number | null = AT_ONCE; deleted; ) {
    const { rowCount } = await queryable.query(
      `delete from stock_import_row where import_number = $1 and row_number in (
         select row_number from stock_import_row where import_number = $1 limit ${AT_ONCE}
       )`,
      [importNumber]
    )
    deleted = rowCount
  }
  await queryable.query(
    "delete from stock_import_unchanged where import_number = $1",
    [importNumber]
  )
}
