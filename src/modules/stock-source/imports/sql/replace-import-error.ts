import type { Queryable } from "../../database/database"
import type { ParkedAct, StockImportAct, StockImportError } from "../../types"
import { jsonText } from "../../database/sql/fragments"

export type ReplacedError = {
  id: string
  /** Only as long as this act is pending. */
  act: StockImportAct
  error: StockImportError
  /** What is given up by it. */
  parked?: ParkedAct
}

/** Says why an act ended, in place of what was said before. */
export async function replaceImportError(
  queryable: Queryable,
  { id, act, error, parked }: ReplacedError
): Promise<void> {
  await queryable.query(
    `update stock_import
     set error = $3, parked_act = coalesce($4, parked_act), act_deaths = 0, updated_at = clock_timestamp()
     where id = $1 and pending_act = $2 and deleted_at is null`,
    [id, act, jsonText(error), parked ?? null]
  )
}
