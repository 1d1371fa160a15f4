import type { Connection } from "../database"
import { APPLY_NEEDED, LIVE_LINES } from "./plan-targets"

/**
 * Row numbers, rising, of the lines after `after` that the check found unchanged and that are not as the plan wants
 * them any more: somebody has moved their stock since. All of them in one go, without locks: to look each pair up for
 * itself took three quarters of the time that an apply of an unchanged file takes.
 */
export async function driftedLines(
  connection: Connection,
  importNumber: number,
  after: number
): Promise<number[]> {
  // Room for the hash joins of a million lines, in this transaction only.
  await connection.query("set local work_mem = '64MB'")
  const { rows } = await connection.query<{ lines: number[] | null }>(
    `select array_agg(row_number order by row_number) as lines
     from (${LIVE_LINES}
       where r.import_number = $1 and r.row_number > $2 and r.outcome = 'unchanged'
     ) live
     where ${APPLY_NEEDED}`,
    [importNumber, after]
  )
  return rows[0].lines ?? []
}
