import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { SettlingHold } from "../../../modules/stock-source/levels/settle/settling-hold"
import type { SettlingRun } from "../../../modules/stock-source/types"
import { ChunkPace } from "../../../modules/stock-source/levels/chunk-pace"
import { tellUpdated } from "./settle-stock"
import { withStockLocks } from "../../utils/with-stock-locks"

/**
 * Does what is recorded for a source to be settled, from where the last page was. Returns at once where another process
 * is at it: that one looks again when it has let go, and so finds what was recorded meanwhile.
 */
export async function settleSource(
  container: MedusaContainer,
  sourceId: string
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const work = (hold: SettlingHold) => settleHeld(container, hold)
  while ((await service.listSettling([sourceId])).length) {
    if (!(await service.holdSettling(sourceId, work))) {
      return
    }
  }
}

async function settleHeld(
  container: MedusaContainer,
  hold: SettlingHold
): Promise<void> {
  for (let run = await hold.read(); run; run = await hold.read()) {
    if (run.total === null) {
      if (!(await hold.begin(run))) continue
    } else {
      await tellAgain(container, hold, run)
    }
    await settleRun(container, hold, run)
  }
}

/**
 * Moves the units of one source to where status and `enabled` want them, a page at a time. Pages grow and shrink as the
 * chunks of an import do, since they hold the same locks.
 *
 * One statement over a whole source would be simpler, and wrong: Medusa's own steps read stock, compute and
 * write it under their locks, so a level that changes between their read and their write would come out with
 * units made from nothing; and a cart would wait for the locked rows of a million levels. `enabled` is written
 * before, in a transaction of its own. From then on whoever writes a level of the source (an import, the
 * guard) sees the new value; each page only takes what still lies wrong.
 */
async function settleRun(
  container: MedusaContainer,
  hold: SettlingHold,
  run: SettlingRun
): Promise<void> {
  const { options } = container.resolve(STOCK_SOURCE_MODULE)
  const pace = new ChunkPace(options.chunk_size)
  for (let after = run.after; ; ) {
    const limit = pace.size
    const page = await hold.listUnsettled({ after, limit })
    const moved = await pace.measure(() =>
      withStockLocks(
        container,
        page.map((level) => level.inventory_item_id),
        () => hold.settle(page.map((level) => level.level_id))
      )
    )
    await tellUpdated(container, moved)
    if (page.length < limit) {
      return hold.end(run)
    }
    after = page[page.length - 1].level_id
    if (!(await hold.advance(run, { after, moved: moved.length }))) {
      return
    }
  }
}

/** The process that was at it before may have died between a page's commit and its events. */
async function tellAgain(
  container: MedusaContainer,
  hold: SettlingHold,
  run: SettlingRun
): Promise<void> {
  const { chunk_size: limit } = container.resolve(STOCK_SOURCE_MODULE).options
  for (let after = run.after; ; ) {
    const page = await hold.listSettledSince(run, { after, limit })
    await tellUpdated(
      container,
      page.map(({ level_id }) => level_id)
    )
    if (page.length < limit) {
      return
    }
    after = page[page.length - 1].level_id
  }
}
