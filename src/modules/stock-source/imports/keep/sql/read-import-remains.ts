import type { Queryable } from "../../../database/database"

export type ImportRemains = { number: number; file_key: string }

/** Imports that are deleted or whose plan is retired, and whose file, dropped last, is still there. */
export async function readImportRemains(
  queryable: Queryable
): Promise<ImportRemains[]> {
  const { rows } = await queryable.query<ImportRemains>(
    `select number, file_key
     from stock_import
     where (plan_dropped_at is not null or deleted_at is not null) and file_key <> ''
     order by number`
  )
  return rows
}
