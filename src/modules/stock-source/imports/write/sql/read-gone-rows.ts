import type { KeptIssue } from "../../kept-issue"
import type { Queryable } from "../../../database/database"

/** Lines that an apply has left out because what they are about is deleted. */
export type GoneRows = {
  count: number
  /** The first ones, and what is said of them. */
  rows: { row_number: number; issue: KeptIssue }[]
}

export async function readGoneRows(
  queryable: Queryable,
  importNumber: number,
  examples: number
): Promise<GoneRows> {
  const { rows } = await queryable.query<GoneRows>(
    `with gone as (
       select row_number, jsonb_path_query_first(issues, '$[*] ? (@.code == "gone")') as issue
       from stock_import_row
       where import_number = $1 and outcome <> 'unchanged' and outcome = 'error' and issues @> '[{"code": "gone"}]'
     )
     select
       (select count(*)::integer from gone) as count,
       array(
         select jsonb_build_object('row_number', row_number, 'issue', issue) from gone order by row_number limit $2
       ) as rows`,
    [importNumber, examples]
  )
  return rows[0]
}
