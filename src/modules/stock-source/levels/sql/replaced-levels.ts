import type { Queryable } from "../../database/database"

/** Ids of levels that made way (make-way-trigger.ts) for the levels `replacedBy`, or for any. */
export async function readReplacedLevels(
  connection: Queryable,
  replacedBy: string[] | null
): Promise<string[]> {
  const { rows } = await connection.query<{ level_id: string }>(
    `select level_id from stock_source_replaced_level
     where $1::text[] is null or replaced_by = any($1)`,
    [replacedBy]
  )
  return rows.map(({ level_id }) => level_id)
}

export async function forgetReplacedLevels(
  connection: Queryable,
  levelIds: string[]
): Promise<void> {
  await connection.query(
    "delete from stock_source_replaced_level where level_id = any($1::text[])",
    [levelIds]
  )
}
