import type { Connection } from "../../../database/connection"
import type { LevelScope } from "./add-source-items"

/** Brings back the last source item of levels that Medusa has restored, with what it withheld. */
export async function restoreSourceItems(
  connection: Connection,
  { levelIds }: LevelScope
): Promise<number> {
  const { rowCount } = await connection.query(
    `update stock_source_item i
     set deleted_at = null, updated_at = now()
     from (
       select distinct on (gone.inventory_level_id) gone.id
       from stock_source_item gone
       join stock_source s on s.id = gone.source_id and s.deleted_at is null
       join inventory_level l on l.id = gone.inventory_level_id and l.deleted_at is null
       where gone.deleted_at is not null
         and ($1::text[] is null or l.id = any($1))
         and not exists (
           select from stock_source_item live
           where live.inventory_level_id = gone.inventory_level_id and live.deleted_at is null)
       order by gone.inventory_level_id, gone.deleted_at desc, gone.id
     ) last
     where i.id = last.id`,
    [levelIds]
  )
  return rowCount ?? 0
}
