import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { LevelKey } from "../../../modules/stock-source/types"
import { ChunkPace } from "../../../modules/stock-source/levels/chunk-pace"
import { emitLevelEvents } from "../../utils/emit-level-events"
import { withStockLocks } from "../../utils/with-stock-locks"

/**
 * Moves the units of all sources to where status and `enabled` want them, a page at a time; returns how many levels
 * were changed. For what nobody has recorded: a source that is switched is settled by `settleSource`.
 */
export async function settleStock(container: MedusaContainer): Promise<number> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const pace = new ChunkPace(service.options.chunk_size)
  let changed = 0
  for (let after = ""; ; ) {
    const limit = pace.size
    const page = await service.listUnsettledLevels({ after, limit })
    const updated = await pace.measure(() => settleLocked(container, page))
    await tellUpdated(container, updated)
    changed += updated.length
    if (page.length < limit) {
      return changed
    }
    after = page[page.length - 1].level_id
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

/** Tells Medusa of levels that were written. */
export function tellUpdated(
  container: MedusaContainer,
  updated: string[]
): Promise<void> {
  return emitLevelEvents(container, { created: [], updated, deleted: [] })
}
