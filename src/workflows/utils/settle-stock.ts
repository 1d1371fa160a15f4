import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { LevelKey } from "../../modules/stock-source/types"
import { emitLevelEvents } from "./emit-level-events"
import { withStockLocks } from "./with-stock-locks"

/**
 * Moves the units of one source, or (null) of all, to where status and `enabled` want them, a page at a time.
 *
 * One statement over a whole source would be simpler, and wrong: Medusa's own steps read stock, compute and
 * write it under their locks, so a level that changes between their read and their write would come out with
 * units made from nothing; and a cart would wait for the locked rows of a million levels. `enabled` is written
 * before, in a transaction of its own. From then on whoever writes a level of the source (an import, the
 * guard) sees the new value, and a run that died in the middle is finished by the next one: each page only
 * takes what still lies wrong.
 *
 * @returns how many levels were changed
 */
export async function settleStock(
  container: MedusaContainer,
  sourceId: string | null
): Promise<number> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const limit = service.options.chunk_size
  let changed = 0
  for (let after = ""; ; ) {
    const page = await service.listUnsettledLevels({
      source_id: sourceId,
      after,
      limit,
    })
    changed += (await settleLevels(container, page)).length
    if (page.length < limit) {
      return changed
    }
    after = page[page.length - 1].source_item_id
  }
}

/** Moves the units of these levels to where status and `enabled` want them; returns the ids of levels changed. */
export async function settleLevels(
  container: MedusaContainer,
  levels: LevelKey[]
): Promise<string[]> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const updated = await withStockLocks(
    container,
    levels.map((level) => level.inventory_item_id),
    () => service.settleLevels(levels.map((level) => level.level_id))
  )
  await emitLevelEvents(container, { created: [], updated, deleted: [] })
  return updated
}
