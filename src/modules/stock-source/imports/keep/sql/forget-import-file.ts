import type { Queryable } from "../../../database/database"

/** Notes that an import's file is deleted. */
export async function forgetImportFile(
  queryable: Queryable,
  importNumber: number
): Promise<void> {
  await queryable.query(
    `update stock_import set file_key = '' where number = $1`,
    [importNumber]
  )
}
