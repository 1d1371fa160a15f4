import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { ImportHold } from "../../modules/stock-source/import-hold"
import type { WritingAct } from "../../modules/stock-source/service"
import type {
  LevelChanges,
  StockImportDTO,
} from "../../modules/stock-source/types"
import { ChunkPace } from "./chunk-pace"
import { emitLevelEvents } from "./emit-level-events"
import { withStockLocks } from "./with-stock-locks"

/**
 * Writes what is left of a plan after `applied_through`, chunk by chunk, and tells Medusa of each chunk once it is
 * committed. Can be called again after a crash: it tells what was not told, and goes on where the last commit was.
 *
 * @throws ImportHoldLost between two chunks where the hold is lost.
 */
export async function applyChunks(
  container: MedusaContainer,
  stockImport: StockImportDTO,
  hold: ImportHold
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  await tellCommittedChunks(container, "apply", stockImport)
  const lastRow = await service.lastPlannedRow(stockImport)
  await eachChunk(container, stockImport.applied_through, lastRow, {
    ensure: () => hold.ensure(),
    listItemIds: (range) =>
      service.listChunkItemIds("apply", stockImport, range),
    write: (range, itemIds) =>
      service.applyStockImportChunk(stockImport, range, itemIds, lastRow),
  })
}

/** Takes back what is applied and not undone yet, chunk by chunk, likewise. */
export async function undoChunks(
  container: MedusaContainer,
  stockImport: StockImportDTO,
  hold: ImportHold
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  await tellCommittedChunks(container, "undo", stockImport)
  const lastRow = stockImport.applied_through
  await eachChunk(container, stockImport.undone_through, lastRow, {
    ensure: () => hold.ensure(),
    listItemIds: (range) =>
      service.listChunkItemIds("undo", stockImport, range),
    write: (range, itemIds) =>
      service.undoStockImportChunk(stockImport, range, itemIds, lastRow),
  })
}

/** Tells of the chunks that are committed and whose events may not be out: their process died in between. */
export async function tellCommittedChunks(
  container: MedusaContainer,
  act: WritingAct,
  stockImport: StockImportDTO
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const [told, written] =
    act === "apply"
      ? [stockImport.apply_emitted_through, stockImport.applied_through]
      : [stockImport.undo_emitted_through, stockImport.undone_through]
  const { chunk_size } = service.options
  for (let from = told; from < written; from += chunk_size) {
    const range = { from, through: Math.min(from + chunk_size, written) }
    await emitLevelEvents(
      container,
      await service.listChunkLevelChanges(act, stockImport, range)
    )
  }
}

type Range = { from: number; through: number }

type ChunkWriter = {
  ensure: () => Promise<void>
  listItemIds: (range: Range) => Promise<string[]>
  write: (range: Range, itemIds: string[]) => Promise<LevelChanges>
}

async function eachChunk(
  container: MedusaContainer,
  first: number,
  lastRow: number,
  { ensure, listItemIds, write }: ChunkWriter
): Promise<void> {
  const { chunk_size } = container.resolve(STOCK_SOURCE_MODULE).options
  const pace = new ChunkPace(chunk_size)
  for (let from = first; from < lastRow; ) {
    const range = { from, through: Math.min(from + pace.size, lastRow) }
    await ensure()
    const itemIds = await listItemIds(range)
    const changes = await pace.measure(() =>
      withStockLocks(container, itemIds, () => write(range, itemIds))
    )
    await emitLevelEvents(container, changes)
    from = range.through
  }
}
