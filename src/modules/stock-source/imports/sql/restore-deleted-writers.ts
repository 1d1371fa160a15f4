import { withErrorMessage } from "../../../../texts"
import type { PlanCode } from "../../codes"
import type { Queryable } from "../../database/database"
import { PLAN_IS_WHOLE } from "../../database/sql/fragments"
import { WRITING, sqlList } from "../states"

const PLAN_GONE = withErrorMessage({
  code: "deleted_meanwhile" satisfies PlanCode,
  params: {},
})

/**
 * Brings back an import that was deleted while it wrote stock, which servers of version 0.1 let happen: nobody went on
 * with it, and its stock stayed half written without a word. It is resumed like any other where its plan is still there,
 * and has failed where it is not. One at a time, when no other one writes.
 */
export async function restoreDeletedWriters(
  queryable: Queryable
): Promise<void> {
  await queryable.query(
    `update stock_import
     set
       deleted_at = null,
       updated_at = clock_timestamp(),
       act_run = null,
       status = case when plan_is_whole then status else 'failed' end,
       pending_act = case
         when status = 'undoing' and plan_is_whole then coalesce(pending_act, 'undo')
         else 'apply'
       end,
       plan_dropped_at = case when plan_is_whole then plan_dropped_at else clock_timestamp() end,
       error = case when plan_is_whole then error else $1::jsonb end
     from (
       select id as left_id, ${PLAN_IS_WHOLE} as plan_is_whole
       from stock_import
       where deleted_at is not null and status in ${sqlList(WRITING)}
         and not exists (
           select 1 from stock_import writer
           where writer.status in ${sqlList(WRITING)} and writer.deleted_at is null
         )
       order by number
       limit 1
     ) left_over
     where id = left_id and deleted_at is not null and status in ${sqlList(WRITING)}`,
    [JSON.stringify(PLAN_GONE)]
  )
}
