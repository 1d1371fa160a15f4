import type { Database } from "../../database/database"
import type { StockImportAct } from "../../types"
import { IMPORT_LOCKS } from "./import-lock"
import { UNDER_WAY, WRITING, sqlList } from "../states"

export type ResumableImport = {
  id: string
  number: number
  act: StockImportAct
  /** Checked, and next in line, or behind others, to be applied. */
  waits: boolean
}

const AT_WORK = `status in ${sqlList(UNDER_WAY)}`

/** Waiting for its turn to be applied. */
const WAITS = `status = 'checked' and pending_act = 'apply'`

/**
 * Imports whose act was begun and which nobody works on any more, the oldest first:
 *
 * - at work with a free lock: the process died. A moment's patience, since an act is begun before it takes the lock.
 * - `checked` and waiting for its turn to be applied, with nobody writing. Only the first of them can begin.
 * - anything else with an act that is not finished: recorded but not checked yet, or done but its hooks and event
 *   are not out. No lock tells whether a hook is still running, but its process says every few seconds that it does, so
 *   these get a minute.
 *
 * One that was handed over, by a process that shut down in good order, waits for nothing.
 */
export async function readResumableImports(
  database: Database
): Promise<ResumableImport[]> {
  const { rows } = await database.query<ResumableImport>(
    `select id, number, pending_act as act, ${WAITS} as waits
     from stock_import
     where pending_act is not null and deleted_at is null
       and not exists (
         select 1 from pg_locks
         where locktype = 'advisory' and classid = $1 and objid = stock_import.number and objsubid = 2
           and database = (select oid from pg_database where datname = current_database())
       )
       and case
         when ${AT_WORK} then act_run is null or updated_at < now() - interval '5 seconds'
         when ${WAITS} then not exists (
           select 1 from stock_import writer
           where writer.status in ${sqlList(WRITING)} and writer.deleted_at is null
         )
         when status <> 'uploaded' and act_run is null then true
         else updated_at < now() - interval '60 seconds'
       end
     order by number`,
    [IMPORT_LOCKS]
  )
  return rows
}
