import type { Queryable } from "../../../database/database"

/** Number of a plan's lines that were applied and that an undo has left as they are. */
export async function countNotUndone(
  queryable: Queryable,
  importNumber: number
): Promise<number> {
  const { rows } = await queryable.query<{ count: number }>(
    `select count(*)::integer as count
     from stock_import_row
     where import_number = $1 and issues is not null
       and (
         issues @> '[{"code": "not_undone"}]'
         or (outcome in ('create', 'update', 'delete') and issues @> '[{"code": "gone"}]')
       )`,
    [importNumber]
  )
  return rows[0].count
}
