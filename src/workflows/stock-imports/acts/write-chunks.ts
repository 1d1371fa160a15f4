import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { ImportHold } from "../../../modules/stock-source/imports/import-hold"
import type { WritingAct } from "../../../modules/stock-source/service"
import type {
  LevelChanges,
  StockImportDTO,
} from "../../../modules/stock-source/types"
import type { ChunkToWrite } from "../../../modules/stock-source/imports/write/write-chunk"
import { ChunkPace } from "../../utils/chunk-pace"
import { ChunkPipeline } from "./chunk-pipeline"
import { emitLevelEvents, hearsLevelEvents } from "../../utils/emit-level-events"
import { withStockLocks } from "../../utils/with-stock-locks"

type WrittenChunk = LevelChanges & { new_levels?: number }

/**
 * Applies what is left of a plan, or takes back what is left of an applied one, chunk by chunk, and tells Medusa of
 * each chunk once it is committed. Can be called again after a crash: it tells what was not told, and goes on where the
 * last commit was.
 *
 * @throws ImportHoldLost between two chunks where the hold is lost.
 */
export async function writeChunks(
  container: MedusaContainer,
  act: WritingAct,
  stockImport: StockImportDTO,
  hold: ImportHold
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  await tellCommittedChunks(container, act, stockImport)
  const lastRow =
    act === "apply"
      ? await service.lastPlannedRow(stockImport)
      : stockImport.applied_through
  const chunks = await service.planChunks(act, stockImport, lastRow, hold)
  const pace = new ChunkPace(service.options.chunk_size)
  await ChunkPipeline.run(hold.width, async (pipeline) => {
    for (let from = writtenThrough(act, stockImport); from < lastRow; ) {
      await hold.ensure()
      const { range, itemIds } = await chunks.next(from, pace.size)
      await pipeline.add(itemIds, async (order) => {
        const withIds = hearsLevelEvents(container)
        const chunk = { range, itemIds, lastRow, order, withIds }
        const changes = await pace.measure(() =>
          withStockLocks<WrittenChunk>(container, itemIds, () =>
            act === "apply"
              ? service.applyStockImportChunk(stockImport, chunk, hold)
              : service.undoStockImportChunk(stockImport, chunk, hold)
          )
        )
        await emitLevelEvents(container, changes)
        await countStockAgain(container, chunk, changes, hold)
      })
      from = range.through
    }
  })
}

/** What is written is committed: that PostgreSQL could not count it must not take it back. */
async function countStockAgain(
  container: MedusaContainer,
  chunk: ChunkToWrite,
  { new_levels }: WrittenChunk,
  hold: ImportHold
): Promise<void> {
  if (!new_levels) {
    return
  }
  try {
    await container.resolve(STOCK_SOURCE_MODULE).countStockAgain(chunk, hold)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `Stock could not be analyzed, so the next chunks may take longer: ${(error as Error).message}`
      )
  }
}

/** Tells of the chunks that are committed and whose events may not be out: their process died in between. */
export async function tellCommittedChunks(
  container: MedusaContainer,
  act: WritingAct,
  stockImport: StockImportDTO
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const { chunk_size } = service.options
  const told =
    act === "apply"
      ? stockImport.apply_emitted_through
      : stockImport.undo_emitted_through
  const written = writtenThrough(act, stockImport)
  for (let from = told; from < written; from += chunk_size) {
    const range = { from, through: Math.min(from + chunk_size, written) }
    await emitLevelEvents(
      container,
      await service.listChunkLevelChanges(act, stockImport, range)
    )
  }
}

/** Row number up to which an act is committed. */
function writtenThrough(
  act: WritingAct,
  { applied_through, undone_through }: StockImportDTO
): number {
  return act === "apply" ? applied_through : undone_through
}
