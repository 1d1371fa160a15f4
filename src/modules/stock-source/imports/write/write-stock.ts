import type { Database } from "../../database/database"
import { refreshStatistics } from "../../database/sql/refresh-statistics"
import { ulidOf } from "../../database/sql/fragments"
import { ChunkPace } from "../../levels/chunk-pace"
import type { LevelChanges, StockImportDTO } from "../../types"
import type { ImportHold } from "../import-hold"
import { lastPlannedRow } from "../plan/sql/last-planned-row"
import { type WritingAct, WRITING_ACTS } from "../states"
import { ChunkPipeline } from "./chunk-pipeline"
import { refuseGone } from "./judge-gone"
import { ChunkPlanner } from "./next-chunk"
import { applyChunk } from "./sql/apply-chunk"
import { readLevelChanges } from "./sql/read-level-changes"
import { undoChunk } from "./sql/undo-chunk"
import { type ChunkToWrite, NO_CHANGES, writeChunk } from "./write-chunk"

/** What the store around the module does for it while it writes stock. */
export type StoreAround = {
  /** Runs `job` while it holds Medusa's own locks of these inventory items. */
  withLocks<Result>(
    itemIds: string[],
    job: () => Promise<Result>
  ): Promise<Result>
  /** Tells Medusa of levels whose change is committed. */
  report(changes: LevelChanges): Promise<void>
  /** Whether anybody hears of them, so that their ids are needed. */
  isHeard(): boolean
  warn(message: string): void
}

type WrittenChunk = LevelChanges & { new_levels?: number }

/** What an apply and an undo do that the other one does not. */
type Act = {
  lastRow(database: Database, stockImport: StockImportDTO): Promise<number>
  plan(
    database: Database,
    stockImport: StockImportDTO,
    lastRow: number
  ): Promise<ChunkPlanner>
  write(
    writers: Database,
    stockImport: StockImportDTO,
    chunk: ChunkToWrite
  ): Promise<WrittenChunk>
}

const ACTS: Record<WritingAct, Act> = {
  apply: {
    lastRow: (database, { number }) => lastPlannedRow(database, number),
    plan: ChunkPlanner.forApply,
    async write(writers, stockImport, chunk) {
      const importUlid = ulidOf(stockImport.id)
      const result = await writeChunk(
        writers,
        "apply",
        stockImport,
        chunk,
        (connection, range, gone) =>
          applyChunk(connection, { ...range, importUlid }, { ...chunk, gone })
      )
      if (result?.gone) {
        await refuseGone(writers, stockImport)
      }
      return result ?? NO_CHANGES
    },
  },
  undo: {
    lastRow: async (_database, { applied_through }) => applied_through,
    plan: ChunkPlanner.forUndo,
    async write(writers, stockImport, chunk) {
      const result = await writeChunk(
        writers,
        "undo",
        stockImport,
        chunk,
        (connection, range, gone) =>
          undoChunk(connection, range, { ...chunk, gone })
      )
      return result ?? NO_CHANGES
    },
  },
}

/**
 * Applies what is left of a plan, or takes back what is left of an applied one, chunk by chunk, and reports each chunk
 * once it is committed. Can be called again after a crash: it reports what was not reported, and goes on where the last
 * commit was.
 *
 * @param most lines of a chunk
 * @throws ImportHoldLost between two chunks where the hold is lost.
 */
export async function writeStock(
  act: WritingAct,
  stockImport: StockImportDTO,
  { hold, store, most }: { hold: ImportHold; store: StoreAround; most: number }
): Promise<void> {
  const { written } = WRITING_ACTS[act]
  const { lastRow, plan, write } = ACTS[act]
  const { database, writers } = hold
  await reportCommitted(act, stockImport, { database, store, most })
  const last = await lastRow(database, stockImport)
  const chunks = await plan(database, stockImport, last)
  const pace = new ChunkPace(most)
  await ChunkPipeline.run(hold.width, async (pipeline) => {
    for (let from = stockImport[written]; from < last; ) {
      await hold.ensure()
      const { range, itemIds } = await chunks.next(from, pace.size)
      await pipeline.add(itemIds, async (order) => {
        const withIds = store.isHeard()
        const chunk = { range, itemIds, lastRow: last, order, withIds }
        const changes = await pace.measure(() =>
          store.withLocks(itemIds, () => write(writers, stockImport, chunk))
        )
        await store.report(changes)
        if (changes.new_levels) {
          await countStockAgain(writers, chunk, store)
        }
      })
      from = range.through
    }
  })
}

/** What is written is committed: that PostgreSQL could not count it must not take it back. */
async function countStockAgain(
  writers: Database,
  { range }: ChunkToWrite,
  store: StoreAround
): Promise<void> {
  try {
    await refreshStatistics(writers, range)
  } catch (error) {
    store.warn(
      `Stock could not be analyzed, so the next chunks may take longer: ${(error as Error).message}`
    )
  }
}

/** Reports the chunks that are committed and whose events may not be out: their process died in between. */
export async function reportCommitted(
  act: WritingAct,
  stockImport: StockImportDTO,
  {
    database,
    store,
    most,
  }: { database: Database; store: StoreAround; most: number }
): Promise<void> {
  const { written, reported } = WRITING_ACTS[act]
  const last = stockImport[written]
  for (let from = stockImport[reported]; from < last; from += most) {
    const range = { from, through: Math.min(from + most, last) }
    const changes = await readLevelChanges(database, act, {
      importNumber: stockImport.number,
      ...range,
    })
    await store.report(changes)
  }
}
