import type { Connection } from "../../../database/connection"
import { ulidOf } from "../../../database/sql/fragments"
import { comparedRows, type RowsToJudge } from "./compared-rows"
import { DECIDED, decideRows, PLAN_COLUMNS } from "./decide-rows"

export type JudgeRowsInput = RowsToJudge & { importId: string }

const BOUND = { singleSourceCode: "$3", allowedSources: "$4" }

/**
 * Judges all staged lines at once and keeps the plan: for every line exactly one outcome, before and after,
 * and what is wrong with it. Reads Medusa's tables, writes only `stock_import_row`.
 *
 * A source code matches exactly or in another case, which the unique index over `lower(code)` makes the same.
 * A SKU matches as it stands, then without the spaces around it (a warning).
 *
 * @returns how many lines there are
 */
export async function judgeRows(
  connection: Connection,
  input: JudgeRowsInput
): Promise<number> {
  const { policy } = input
  // Room for the hash joins of a million lines, in this transaction only.
  await connection.query("set local work_mem = '64MB'")
  const { rowCount } = await connection.query(
    `
    insert into stock_import_row (${PLAN_COLUMNS})
    with ${comparedRows(policy, BOUND)},
    ${decideRows("compared", policy)}
    ${DECIDED}
    order by r.row_number
    `,
    [
      input.importNumber,
      ulidOf(input.importId),
      input.singleSourceCode,
      ...(policy.allowedSources ? [policy.allowedSources] : []),
    ]
  )
  return rowCount ?? 0
}
