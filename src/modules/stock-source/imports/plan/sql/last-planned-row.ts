import type { Queryable } from "../../../database/database"

/** Row number of a plan's last line; 0 where the plan is empty. */
export async function lastPlannedRow(
  queryable: Queryable,
  importNumber: number
): Promise<number> {
  const { rows } = await queryable.query<{ last: number }>(
    `select coalesce(max(row_number), 0) as last from stock_import_row where import_number = $1`,
    [importNumber]
  )
  return rows[0].last
}
