import type { Connection } from "../../../database/connection"
import type { Replacement } from "../correction"

// What is said of a value for what it is, in whatever row: there is none with this value that is not in error.
const OF_THE_VALUE = [
  "unknown_sku",
  "unknown_source",
  "source_not_allowed",
  "invalid_status",
]

const IS_NO_NUMBER = `issue ->> 'code' = 'invalid_quantity' and issue -> 'params' ->> 'reason' in ('no_number_dot', 'no_number_comma')`

/** Longer values are cut off where they are said. */
const LONGEST = 99

/**
 * Whether all rows of a plan that hold these values are in error, and their cells are kept: nothing else of it is touched
 * where they are replaced. Not where more rows are in error than cells are kept of, or an earlier version has made the plan.
 */
export async function areOnlyInError(
  connection: Connection,
  importNumber: number,
  values: readonly Replacement[]
): Promise<boolean> {
  const { rows } = await connection.query<{ kept: boolean; known: number }>(
    `with failing as materialized (
       select cells is not null as kept, issues from stock_import_row
       where import_number = $1 and outcome <> 'unchanged' and outcome = 'error'
         and not (issues @> '[{"code": "missing_from_file"}]' or issues @> '[{"code": "missing_beside_errors"}]')
     ),
     said as (
       select distinct issue ->> 'column' as name, issue ->> 'value' as value
       from failing cross join jsonb_array_elements(issues) issue
       where issue ->> 'severity' = 'error' and (issue ->> 'code' = any($4) or ${IS_NO_NUMBER})
     )
     select
       not exists (select from failing where not kept) as kept,
       (select count(*)::integer from unnest($2::text[], $3::text[]) one (name, value) join said using (name, value)
        where length(value) <= ${LONGEST}) as known`,
    [
      importNumber,
      values.map(({ column }) => column),
      values.map(({ from }) => from),
      OF_THE_VALUE,
    ]
  )
  return rows[0].kept && rows[0].known === values.length
}

/** Whether the cells of all these rows are kept. */
export async function areKept(
  connection: Connection,
  importNumber: number,
  rowNumbers: readonly number[]
): Promise<boolean> {
  const { rows } = await connection.query<{ kept: number }>(
    `select count(*)::integer as kept from stock_import_row
     where import_number = $1 and row_number = any($2) and cells is not null`,
    [importNumber, rowNumbers]
  )
  return rows[0].kept === rowNumbers.length
}

/** Drops what a snapshot has added to its plan, to be judged anew. */
export async function dropMissing(
  connection: Connection,
  importNumber: number
): Promise<void> {
  await connection.query(
    `delete from stock_import_row
     where import_number = $1 and issues is not null
       and (issues @> '[{"code": "missing_from_file"}]' or issues @> '[{"code": "missing_beside_errors"}]')`,
    [importNumber]
  )
}
