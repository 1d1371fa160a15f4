import type { Connection } from "../../../database/connection"
import type { LevelScope } from "./add-source-items"

/** Soft-deletes the source items whose inventory level or source is gone. */
export async function removeSourceItems(
  connection: Connection,
  { levelIds }: LevelScope
): Promise<number> {
  const { rowCount } = await connection.query(
    `update stock_source_item i
     set deleted_at = now(), updated_at = now()
     where i.deleted_at is null
       and ($1::text[] is null or i.inventory_level_id = any($1))
       and not exists (
         select from inventory_level l
         join stock_source s on s.id = i.source_id and s.deleted_at is null
         where l.id = i.inventory_level_id and l.deleted_at is null)`,
    [levelIds]
  )
  return rowCount ?? 0
}
