import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type {
  LevelChanges,
  StockImportDTO,
} from "../../modules/stock-source/types"
import { ChunkPace } from "./chunk-pace"
import { emitLevelEvents } from "./emit-level-events"
import { withStockLocks } from "./with-stock-locks"

/**
 * Writes what is left of a plan after `applied_through`, chunk by chunk, and tells Medusa of each chunk once it is
 * committed. Can be called again after a crash: it goes on where the last commit was.
 */
export async function applyChunks(
  container: MedusaContainer,
  stockImport: StockImportDTO
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const lastRow = await service.lastPlannedRow(stockImport)
  await eachChunk(
    container,
    stockImport.applied_through,
    lastRow,
    (range) => service.listChunkItemIds("apply", stockImport, range),
    (range, itemIds) =>
      service.applyStockImportChunk(stockImport, range, itemIds, lastRow)
  )
}

/** Takes back what is applied and not undone yet, chunk by chunk, likewise. */
export async function undoChunks(
  container: MedusaContainer,
  stockImport: StockImportDTO
): Promise<void> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  await eachChunk(
    container,
    stockImport.undone_through,
    stockImport.applied_through,
    (range) => service.listChunkItemIds("undo", stockImport, range),
    (range, itemIds) =>
      service.undoStockImportChunk(
        stockImport,
        range,
        itemIds,
        stockImport.applied_through
      )
  )
}

type Range = { from: number; through: number }

async function eachChunk(
  container: MedusaContainer,
  first: number,
  lastRow: number,
  listItemIds: (range: Range) => Promise<string[]>,
  write: (range: Range, itemIds: string[]) => Promise<LevelChanges>
): Promise<void> {
  const { chunk_size } = container.resolve(STOCK_SOURCE_MODULE).options
  const pace = new ChunkPace(chunk_size)
  for (let from = first; from < lastRow; ) {
    const range = { from, through: Math.min(from + pace.size, lastRow) }
    const itemIds = await listItemIds(range)
    const changes = await pace.measure(() =>
      withStockLocks(container, itemIds, () => write(range, itemIds))
    )
    await emitLevelEvents(container, changes)
    from = range.through
  }
}
