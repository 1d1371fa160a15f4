import type { Queryable } from "../../../database/database"

/** Row number of a plan's last line; 0 where the plan is empty. */
export async function lastPlannedRow(
  queryable: Queryable,
  importNumber: number
): Promise<number> {
  const { rows } = await queryable.query<{ last: number }>(
    `select greatest(
       (select max(row_number) from stock_import_row where import_number = $1),
       (select max(last_row) from stock_import_unchanged where import_number = $1),
       0
     ) as last`,
    [importNumber]
  )
  return rows[0].last
}
