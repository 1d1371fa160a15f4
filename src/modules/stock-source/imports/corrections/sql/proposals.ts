import type { Queryable } from "../../../database/database"
import { nameKey } from "../../../levels/sql/item-name-index"
import type { Replacement } from "../correction"

// Differences that only writing makes: case, spaces, punctuation and what cannot be seen. A letter more or less is another name.
const WRITING = ["case", "spaces", "case_or_spaces", "writing", "invisible"]

/** Longer values are cut off where they are said, and so stand for several. */
const LONGEST = 99

/** Values of rows in error for which the check has proposed another: what it proposed, and whether that differs in writing only. */
const PROPOSED = `
  select distinct issue ->> 'column' as name, issue ->> 'value' as value, issue ->> 'proposal' as proposal,
    coalesce(issue -> 'params' ->> 'difference' = any('{${WRITING}}'), false) as written
  from stock_import_row cross join jsonb_array_elements(issues) issue
  where import_number = $1 and issues is not null and outcome <> 'unchanged' and outcome = 'error'
    and issue ->> 'proposal' is not null and length(issue ->> 'value') <= ${LONGEST}`

/** What was proposed for these values of columns; those of which nothing was are left out. */
export async function readProposals(
  queryable: Queryable,
  importNumber: number,
  values: readonly { column: string; value: string }[]
): Promise<Replacement[]> {
  const { rows } = await queryable.query<Replacement>(
    `select proposed.name as column, proposed.value as from, proposed.proposal as to
     from unnest($2::text[], $3::text[]) with ordinality as asked (name, value, at)
     join (${PROPOSED}) proposed using (name, value)
     order by at`,
    [
      importNumber,
      values.map(({ column }) => column),
      values.map(({ value }) => value),
    ]
  )
  return rows
}

/** Proposals that differ in writing only, for values that are written like no other known name. */
export async function readSafeProposals(
  queryable: Queryable,
  importNumber: number
): Promise<Replacement[]> {
  const { rows } = await queryable.query<Replacement>(
    `with proposed as materialized (
       select name, value, proposal, ${nameKey("value")} as key
       from (${PROPOSED}) proposed
       where written and name in ('sku', 'source_code')
     ),
     known as (
       select proposed.name, proposed.value from proposed
       join inventory_item item on ${nameKey("item.sku")} = proposed.key and item.deleted_at is null
       where proposed.name = 'sku'
       union all
       select proposed.name, proposed.value from proposed
       join stock_source source on ${nameKey("source.code")} = proposed.key and source.deleted_at is null
       where proposed.name = 'source_code'
     )
     select proposed.name as column, proposed.value as from, proposed.proposal as to
     from proposed
     where (select count(*) from known where known.name = proposed.name and known.value = proposed.value) = 1
     order by 1, 2`,
    [importNumber]
  )
  return rows
}

/** Those of these numbers that are no row of the file. */
export async function findNoRows(
  queryable: Queryable,
  importNumber: number,
  rowNumbers: readonly number[]
): Promise<number[]> {
  const { rows } = await queryable.query<{ row_number: number }>(
    `select row_number from unnest($2::integer[]) asked (row_number)
     where not exists (
       select from stock_import_row plan
       where plan.import_number = $1 and plan.row_number = asked.row_number
         and not coalesce(issues @> '[{"code": "missing_from_file"}]' or issues @> '[{"code": "missing_beside_errors"}]', false)
     ) and not exists (
       select from stock_import_unchanged block
       where block.import_number = $1 and asked.row_number between block.first_row and block.last_row
         and asked.row_number = any(block.row_numbers)
     )
     order by row_number`,
    [importNumber, rowNumbers]
  )
  return rows.map(({ row_number }) => row_number)
}
