import type { Queryable } from "../database"

/** Notes that a run has begun to check an import, once however often it begins, and returns how many runs have. */
export async function countCheckRuns(
  connection: Queryable,
  importId: string,
  run: string
): Promise<number> {
  const { rows } = await connection.query<{ runs: number }>(
    `update stock_import
     set
       check_runs = coalesce(check_runs, '[]')
         || case when check_runs @> to_jsonb($2::text) then '[]' else to_jsonb($2::text) end,
       updated_at = now()
     where id = $1
     returning jsonb_array_length(check_runs) as runs`,
    [importId, run]
  )
  return rows[0].runs
}
