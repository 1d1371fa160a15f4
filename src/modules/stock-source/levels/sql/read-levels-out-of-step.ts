import type { Connection } from "../../database/connection"
import type { LevelKey } from "../../types"
import { UNSETTLED } from "../../database/sql/fragments"

/**
 * Those of the levels that need the guard: with units where status and source do not want them, or in the place of an
 * assignment that nobody knows to be gone. Most levels that a cart changes need nothing, and cost this one read.
 */
export async function readLevelsOutOfStep(
  connection: Connection,
  levelIds: string[]
): Promise<LevelKey[]> {
  const { rows } = await connection.query<LevelKey>(
    `select given.id as level_id, coalesce(l.inventory_item_id, replaced.inventory_item_id) as inventory_item_id
     from unnest($1::text[]) as given (id)
     left join inventory_level l on l.id = given.id and l.deleted_at is null
     left join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
     left join lateral (
       select inventory_item_id from stock_source_replaced_level where replaced_by = given.id limit 1
     ) replaced on true
     left join stock_source_item_note i on i.inventory_level_id = given.id
     where (s.id is not null and ${UNSETTLED})
       or replaced.inventory_item_id is not null`,
    [levelIds]
  )
  return rows
}
