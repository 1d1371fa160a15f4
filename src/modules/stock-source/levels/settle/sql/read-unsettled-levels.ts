import type { Queryable } from "../../../database/database"
import type { LevelKey } from "../../../types"
import { UNSETTLED } from "../../../database/sql/fragments"

/**
 * A page of levels whose units lie where status and source do not want them, at one source or (null) at all.
 * Paged by the source item's id: the primary key is walked once, however many pages there are.
 */
export async function readUnsettledLevels(
  queryable: Queryable,
  page: { sourceId: string | null; after: string; limit: number }
): Promise<(LevelKey & { source_item_id: string })[]> {
  const { rows } = await queryable.query<LevelKey & { source_item_id: string }>(
    `select i.id as source_item_id, l.id as level_id, l.inventory_item_id
     from stock_source_item i
     join stock_source s on s.id = i.source_id and s.deleted_at is null
     join inventory_level l on l.id = i.inventory_level_id and l.deleted_at is null
     where i.deleted_at is null
       and i.id > $2
       and ($1::text is null or i.source_id = $1)
       and ${UNSETTLED}
     order by i.id
     limit $3`,
    [page.sourceId, page.after, page.limit]
  )
  return rows
}
