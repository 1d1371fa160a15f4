import type { Queryable } from "../../../database/database"
import type { SettlingRun } from "../../../types"
import { UNSETTLED } from "../../../database/sql/fragments"

/** What is recorded for a source to be settled; undefined where its units have followed. */
export async function readSettlingRun(
  queryable: Queryable,
  sourceId: string
): Promise<SettlingRun | undefined> {
  const { rows } = await queryable.query<SettlingRun>(
    `select source_id, run::text as run, since::text as since, after, total
     from stock_source_settling
     where source_id = $1`,
    [sourceId]
  )
  return rows[0]
}

/** Counts the levels that are to be moved. False where the source was recorded anew meanwhile. */
export async function beginSettling(
  queryable: Queryable,
  { source_id, run }: SettlingRun
): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `update stock_source_settling
     set total = (
       select count(*)
       from stock_source s
       join inventory_level l on l.location_id = s.stock_location_id and l.deleted_at is null
       left join stock_source_item_note i on i.inventory_level_id = l.id
       where s.id = $1 and s.deleted_at is null and ${UNSETTLED})
     where source_id = $1 and run = $2::uuid`,
    [source_id, run]
  )
  return rowCount === 1
}

/** Notes that a page is written and told. False where the source was recorded anew meanwhile. */
export async function advanceSettling(
  queryable: Queryable,
  { source_id, run }: SettlingRun,
  { after, moved }: { after: string; moved: number }
): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `update stock_source_settling set after = $3, done = done + $4
     where source_id = $1 and run = $2::uuid`,
    [source_id, run, after, moved]
  )
  return rowCount === 1
}

/** Notes that all units are where they belong, unless the source was recorded anew meanwhile. */
export async function endSettling(
  queryable: Queryable,
  { source_id, run }: SettlingRun
): Promise<void> {
  await queryable.query(
    `delete from stock_source_settling where source_id = $1 and run = $2::uuid`,
    [source_id, run]
  )
}
