import type { Queryable } from "../../../database/database"
import type { LevelKey } from "../../../types"
import { UNSETTLED } from "../../../database/sql/fragments"

/**
 * A page of levels whose units lie where status and source do not want them, at one source or (null) at all.
 * Paged by the level's id: the primary key is walked once, however many pages there are.
 */
export async function readUnsettledLevels(
  queryable: Queryable,
  page: { sourceId: string | null; after: string; limit: number }
): Promise<LevelKey[]> {
  const { rows } = await queryable.query<LevelKey>(
    `select l.id as level_id, l.inventory_item_id
     from inventory_level l
     join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
     left join stock_source_item_note i on i.inventory_level_id = l.id
     where l.deleted_at is null
       and l.id > $2
       and ($1::text is null or s.id = $1)
       and ${UNSETTLED}
     order by l.id
     limit $3`,
    [page.sourceId, page.after, page.limit]
  )
  return rows
}
