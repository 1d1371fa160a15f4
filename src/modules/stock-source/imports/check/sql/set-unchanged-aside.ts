import type { Connection } from "../../../database/connection"
import { BLOCK_COLUMNS, blockOf } from "../../plan/sql/unchanged-lines"
import { comparedAssigned, type RowsToJudge } from "./judge-rows"
import { unchangedRows } from "./decide-rows"
import { countStage } from "./stage-rows"

/** Lines of the file that one row keeps together, at most: those of one source and status. */
const LINES_TOGETHER = 10_000

// Of so many a sample tells first whether it is worth it: where all lines change, to look for those that do not is a tenth of the judging.
const MANY_LINES = 20_000
const SAMPLE = 200
const WORTH_IT = 0.1

const BOUND = { singleSourceCode: "$1", allowedSources: "$2" }

/**
 * Takes the staged lines that change nothing, and of which nothing is said, out of the stage, and keeps them together (see
 * unchanged-lines.ts): of a nightly feed these are nearly all, and what is left is judged line by line. By the very rules of the
 * check, so that nothing depends on which lines are taken. A line whose pair has several is left to be judged.
 *
 * @param staged how many lines there are
 */
export async function setUnchangedAside(
  connection: Connection,
  rows: RowsToJudge,
  staged: number
): Promise<void> {
  await connection.query("set local work_mem = '64MB'")
  const many = staged > MANY_LINES
  if (many && !(await isWorthIt(connection, rows, staged))) {
    return
  }
  if (many) {
    // PostgreSQL takes the lines that are joined for few, and the groups for as many as these: it would look each up, and sort them.
    await letOnlyHash(connection, true)
  }
  const values = valuesOf(rows)
  const { rowCount } = await connection.query(
    `
    insert into stock_import_unchanged (${BLOCK_COLUMNS})
    with ${comparedAssigned(rows.policy, BOUND, "stock_import_stage")},
    ${unchangedRows("compared", rows.policy)}
    select
      $${values.length + 1}::integer, source_id, min(resolved_code), status_value, expected_value is not null, by_change, keeps_status,
      ${blockOf("level_id")}
    from unchanged
    ${rows.corrected ? "where row_number not in (select row_number from stock_import_corrected)" : ""}
    group by source_id, status_value, expected_value is not null, by_change, keeps_status, row_number / ${LINES_TOGETHER}`,
    [...values, rows.importNumber]
  )
  if (many) {
    await letOnlyHash(connection, false)
  }
  if (rowCount) {
    await leaveTheRest(connection, rows.importNumber, staged)
  }
}

async function isWorthIt(
  connection: Connection,
  rows: RowsToJudge,
  staged: number
): Promise<boolean> {
  const every = Math.ceil(staged / SAMPLE)
  const { rows: found } = await connection.query<{ share: number | null }>(
    `with sampled as materialized (
       select * from stock_import_stage where hashint4(row_number) % ${every} = 0
     ),
     ${comparedAssigned(rows.policy, BOUND, "sampled")},
     ${unchangedRows("compared", rows.policy)}
     select (select count(*) from unchanged)::float8 / nullif((select count(*) from sampled), 0) as share`,
    valuesOf(rows)
  )
  return (found[0].share ?? 0) >= WORTH_IT
}

async function letOnlyHash(
  connection: Connection,
  only: boolean
): Promise<void> {
  const others = only ? "off" : "on"
  await connection.query(
    `set local enable_nestloop = ${others}; set local enable_sort = ${others}`
  )
}

function valuesOf({ singleSourceCode, policy }: RowsToJudge): unknown[] {
  const { allowedSources } = policy
  return [singleSourceCode, ...(allowedSources ? [allowedSources] : [])]
}

async function leaveTheRest(
  connection: Connection,
  importNumber: number,
  staged: number
): Promise<void> {
  await connection.query(
    "alter table stock_import_stage rename to stock_import_staged"
  )
  await connection.query(
    `create temporary table stock_import_stage on commit drop as
     select * from stock_import_staged staged
     where not exists (
       select from stock_import_unchanged kept cross join unnest(kept.row_numbers) as line (row_number)
       where kept.import_number = ${importNumber} and line.row_number = staged.row_number
     )`
  )
  await countStage(connection, staged)
}
