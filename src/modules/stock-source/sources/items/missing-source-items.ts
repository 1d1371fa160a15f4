import type { Database } from "../../database/database"
import { addSourceItems, type LevelScope } from "./sql/add-source-items"

/** Source items made in one transaction: a store may have millions of levels, and others write meanwhile. */
export const ITEMS_A_BATCH = 50_000

/** Gives levels without a source item theirs, all or those of some sources; returns how many it made. */
export async function addMissingSourceItems(
  database: Database,
  scope: LevelScope & { sourceIds?: string[] }
): Promise<number> {
  let created = 0
  for (let count = ITEMS_A_BATCH; count === ITEMS_A_BATCH; ) {
    count = await database.transaction((connection) =>
      addSourceItems(connection, { ...scope, limit: ITEMS_A_BATCH })
    )
    created += count
  }
  return created
}
