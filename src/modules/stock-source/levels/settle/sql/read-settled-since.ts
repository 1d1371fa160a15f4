import type { Queryable } from "../../../database/database"
import type { SettlingRun } from "../../../types"

/**
 * A page of levels behind the mark of a source's settling that were written since it was recorded: those of a page whose
 * process died before it could tell, and what others have written. Never too few of them.
 */
export async function readSettledSince(
  queryable: Queryable,
  { source_id, since }: SettlingRun,
  { after, limit }: { after: string; limit: number }
): Promise<{ source_item_id: string; level_id: string }[]> {
  const { rows } = await queryable.query<{
    source_item_id: string
    level_id: string
  }>(
    `select id as source_item_id, inventory_level_id as level_id
     from stock_source_item
     where source_id = $1 and deleted_at is null and updated_at >= $2::timestamptz and id > $3
     order by id
     limit $4`,
    [source_id, since, after, limit]
  )
  return rows
}
