import type { Queryable } from "../../../database/database"
import type { SourceSettling } from "../../../types"
import { SETTLING_LOCKS } from "./settling-lock"

/** Those of the sources whose units are on their way, or still to be moved. */
export async function readSettling(
  queryable: Queryable,
  sourceIds: string[]
): Promise<SourceSettling[]> {
  const { rows } = await queryable.query<SourceSettling>(
    `select settling.source_id, s.enabled,
       coalesce(least(settling.done, settling.total), 0) as done, coalesce(settling.total, 0) as total
     from stock_source_settling settling
     join stock_source s on s.id = settling.source_id
     where settling.source_id = any($1::text[])`,
    [sourceIds]
  )
  return rows
}

/** Ids of the sources that are recorded to be settled and that nobody works on, the oldest first. */
export async function readSourcesToSettle(
  queryable: Queryable
): Promise<string[]> {
  const { rows } = await queryable.query<{ source_id: string }>(
    `select source_id
     from stock_source_settling
     where not exists (
       select 1 from pg_locks
       where locktype = 'advisory' and classid = $1
         and objid::bigint = hashtext(source_id)::bigint & 4294967295 and objsubid = 2
         and database = (select oid from pg_database where datname = current_database()))
     order by since, source_id`,
    [SETTLING_LOCKS]
  )
  return rows.map(({ source_id }) => source_id)
}
