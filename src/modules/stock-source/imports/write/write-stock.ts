import {
  type Database,
  PATIENT_ATTEMPTS,
  startAnew,
} from "../../database/database"
import { ulidOf } from "../../database/sql/fragments"
import { refreshStatistics } from "../../database/sql/refresh-statistics"
import { ChunkPace } from "../../levels/chunk-pace"
import { nothingGone } from "../../levels/sql/gone"
import type { LevelChanges, StockImportDTO } from "../../types"
import type { ImportHold } from "../import-hold"
import { lastPlannedRow } from "../plan/sql/last-planned-row"
import { advanceImport } from "../sql/advance-import"
import { type WritingAct, WRITING_ACTS } from "../states"
import { ChunkPipeline, type ChunkTurn } from "./chunk-pipeline"
import { refuseGone } from "./judge-gone"
import { ChunkPlanner, type NextChunk } from "./next-chunk"
import { applyChunk } from "./sql/apply-chunk"
import { lockChunk } from "./sql/lock-chunk"
import { readLevelChanges } from "./sql/read-level-changes"
import { undoChunk } from "./sql/undo-chunk"

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

/** An apply or undo while it writes. */
type Writing = {
  act: WritingAct
  stockImport: StockImportDTO
  hold: ImportHold
  store: StoreAround
  pace: ChunkPace
  /** Row number of the plan's last line. */
  lastRow: number
}

/** A chunk whose items' locks are held. */
type ChunkToWrite = NextChunk & {
  turn: ChunkTurn
  /** Whether the ids of the levels are wanted that it writes. */
  withIds: boolean
}

/** What an apply tells beside the levels of a chunk; an undo tells nothing else. */
type WrittenChunk = LevelChanges & { new_levels?: number; gone?: number }

/** What a chunk changes that has no lines to write. */
const NO_CHANGES: WrittenChunk = { created: [], updated: [], deleted: [] }

// PostgreSQL sees who waits for whom, but not that a chunk waits for the one before. Where that one in turn waits for
// somebody who waits for this one, none would ever go on.
const PATIENCE_MS = 1000

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
  const { database, width } = hold
  await reportCommitted(act, stockImport, { database, store, most })
  const lastRow =
    act === "apply"
      ? await lastPlannedRow(database, stockImport.number)
      : stockImport.applied_through
  const pace = new ChunkPace(most)
  const writing = { act, stockImport, hold, store, pace, lastRow }
  const pipeline = new ChunkPipeline(width)
  await pipeline.untilEnded(writeChunks(pipeline, writing))
}

async function writeChunks(
  pipeline: ChunkPipeline,
  writing: Writing
): Promise<void> {
  const { act, stockImport, hold, pace, lastRow } = writing
  const { written } = WRITING_ACTS[act]
  const plan = act === "apply" ? ChunkPlanner.forApply : ChunkPlanner.forUndo
  const planner = await plan(hold.database, stockImport, lastRow)
  for (let from = stockImport[written]; from < lastRow; ) {
    await hold.ensure()
    const next = await planner.next(from, pace.size)
    const turn = await pipeline.turnOf(next.itemIds)
    pipeline.add(turn, writeAndReport(writing, next, turn))
    from = next.range.through
  }
}

async function writeAndReport(
  writing: Writing,
  next: NextChunk,
  turn: ChunkTurn
): Promise<void> {
  const { store, pace, hold } = writing
  const chunk = { ...next, turn, withIds: store.isHeard() }
  const began = performance.now()
  const changes = await store
    .withLocks(next.itemIds, () => writeChunk(writing, chunk))
    .finally(() => pace.learnFrom(began))
  await store.report(changes)
  if (changes.new_levels) {
    await countStockAgain(hold.writers, next, store)
  }
}

/**
 * Writes a chunk beside the one before it, and moves the mark of its import when the one before is committed, in one transaction.
 * A chunk that has to wait too long lets go of all it has written, and writes it anew when it has.
 */
async function writeChunk(
  { act, stockImport, hold, lastRow }: Writing,
  { range, itemIds, withIds, turn }: ChunkToWrite
): Promise<WrittenChunk> {
  const { id, number } = stockImport
  const chunk = { importNumber: number, importUlid: ulidOf(id), ...range }
  const gone = nothingGone()
  let inTheWay = false
  turn.letNextLock()
  const changes = await hold.writers.transaction(
    async (connection, attempt) => {
      let written = NO_CHANGES
      if (itemIds.length) {
        const levelsToo = attempt > 1
        gone.sources = await lockChunk(connection, chunk, {
          itemIds,
          levelsToo,
        })
        const write = act === "apply" ? applyChunk : undoChunk
        written = await write(connection, chunk, { itemIds, withIds, gone })
      }
      inTheWay = !(await turn.previousIsCommitted(PATIENCE_MS))
      if (inTheWay) {
        throw startAnew("The chunk before is not written yet.")
      }
      await advanceImport(connection, { importId: id, act, ...range, lastRow })
      return written
    },
    {
      attempts: PATIENT_ATTEMPTS,
      // Not in a transaction: the chunk before may need the connection.
      ready: async () => inTheWay && turn.previousIsCommitted(),
    }
  )
  if (changes.gone) {
    await refuseGone(hold.writers, stockImport)
  }
  return changes
}

/** What is written is committed: that PostgreSQL could not count it must not take it back. */
async function countStockAgain(
  writers: Database,
  { range }: NextChunk,
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
