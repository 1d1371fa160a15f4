import type { Queryable } from "../database"

/** Number of a plan's lines that have an issue of this code. */
export async function countImportRows(
  queryable: Queryable,
  importNumber: number,
  issue: string
): Promise<number> {
  const { rows } = await queryable.query<{ count: number }>(
    `select count(*)::integer as count
     from stock_import_row
     where import_number = $1 and issues is not null and issues @> $2`,
    [importNumber, JSON.stringify([{ code: issue }])]
  )
  return rows[0].count
}
