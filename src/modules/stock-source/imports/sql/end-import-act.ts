import type { Queryable } from "../../database/database"
import type { StockImportAct } from "../../types"

/** Notes that an act's hooks and events are out, or that it hands over to `next`; leaves the import alone if another act has begun. */
export async function endImportAct(
  queryable: Queryable,
  id: string,
  act: StockImportAct,
  next: StockImportAct | null = null
): Promise<void> {
  await queryable.query(
    `update stock_import set pending_act = $3, act_run = null, act_deaths = 0, updated_at = clock_timestamp()
     where id = $1 and pending_act = $2`,
    [id, act, next]
  )
}
