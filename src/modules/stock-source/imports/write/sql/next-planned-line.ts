import type { Queryable } from "../../../database/database"

/** Row number of the first line after `after` that the check found to change something; undefined where there is none. */
export async function nextPlannedLine(
  queryable: Queryable,
  importNumber: number,
  after: number
): Promise<number | undefined> {
  const { rows } = await queryable.query<{ next: number | null }>(
    `select least(${["create", "update", "delete"].map(firstOf).join(", ")}) as next`,
    [importNumber, after]
  )
  return rows[0].next ?? undefined
}

// One probe of the partial index for each outcome; together they would be read from the first line on.
const firstOf = (outcome: string) => `(
  select min(row_number) from stock_import_row
  where import_number = $1 and outcome <> 'unchanged' and outcome = '${outcome}' and row_number > $2
)`
