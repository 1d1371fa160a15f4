import type { Queryable } from "../../../database/database"
import { UNDER_WAY, sqlList } from "../../states"

/** Retires the plans of imports that nothing has happened to for so many days and that no act is under way on. */
export async function retireOldPlans(
  queryable: Queryable,
  days: number
): Promise<void> {
  await queryable.query(
    `update stock_import
     set plan_dropped_at = clock_timestamp()
     where plan_dropped_at is null and deleted_at is null and pending_act is null
       and status not in ${sqlList(UNDER_WAY)}
       and updated_at < now() - make_interval(days => $1)`,
    [days]
  )
}
