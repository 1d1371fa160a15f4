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
): Promise<{ level_id: string }[]> {
  const { rows } = await queryable.query<{ level_id: string }>(
    `select l.id as level_id
     from inventory_level l
     join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
     where s.id = $1 and l.deleted_at is null and l.updated_at >= $2::timestamptz and l.id > $3
     order by l.id
     limit $4`,
    [source_id, since, after, limit]
  )
  return rows
}
