import type { Database } from "../database"

const PAGE = 5_000

/** The lines in error, page by page in the order of the file, with what is wrong with each in one text. */
export async function* readRowErrors(
  database: Database,
  importNumber: number | null
): AsyncGenerator<{ row_number: number; errors: string }> {
  for (let after = 0; ; ) {
    const { rows } = await database.query<{
      row_number: number
      errors: string
    }>(
      `select
         row_number,
         (select string_agg(issue ->> 'message', ' ') from jsonb_array_elements(issues) issue) as errors
       from stock_import_row
       where import_number = $1 and row_number > $2 and outcome = 'error' and issues is not null
       order by row_number
       limit ${PAGE}`,
      [importNumber, after]
    )
    yield* rows
    if (rows.length < PAGE) {
      return
    }
    after = rows[rows.length - 1].row_number
  }
}
