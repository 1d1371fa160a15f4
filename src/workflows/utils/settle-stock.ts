import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { LevelKey } from "../../modules/stock-source/types"
import { ChunkPace } from "./chunk-pace"
import { emitLevelEvents } from "./emit-level-events"
import { withStockLocks } from "./with-stock-locks"

/**
 * Moves the units of one source, or (null) of all, to where status and `enabled` want them, a page at a time. Pages
 * grow and shrink as the chunks of an import do, since they hold the same locks.
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
  const pace = new ChunkPace(service.options.chunk_size)
  let changed = 0
  for (let after = ""; ; ) {
    const limit = pace.size
    const page = await service.listUnsettledLevels({
      source_id: sourceId,
      after,
      limit,
    })
    const updated = await pace.measure(() => settleLocked(container, page))
    await tellUpdated(container, updated)
    changed += updated.length
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
  const updated = await settleLocked(container, levels)
  await tellUpdated(container, updated)
  return updated
}

function settleLocked(
  container: MedusaContainer,
  levels: LevelKey[]
): Promise<string[]> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  return withStockLocks(
    container,
    levels.map((level) => level.inventory_item_id),
    () => service.settleLevels(levels.map((level) => level.level_id))
  )
}

function tellUpdated(
  container: MedusaContainer,
  updated: string[]
): Promise<void> {
  return emitLevelEvents(container, { created: [], updated, deleted: [] })
}
