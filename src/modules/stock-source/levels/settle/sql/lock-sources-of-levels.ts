import type { Connection } from "../../../database/connection"

/** Holds `enabled` of the levels' sources as it is until the transaction ends: sources first, then levels. */
export async function lockSourcesOfLevels(
  connection: Connection,
  levelIds: string[]
): Promise<void> {
  await connection.query(
    `select s.id from stock_source s
     where s.deleted_at is null
       and s.stock_location_id in (select location_id from inventory_level where id = any($1::text[]))
     order by s.id
     for share`,
    [levelIds]
  )
}
