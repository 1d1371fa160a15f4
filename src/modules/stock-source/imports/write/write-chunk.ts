import type { ChunkOrder } from "./chunk-order"
import type { Connection } from "../../database/connection"
import type { Database } from "../../database/database"
import { PATIENT_ATTEMPTS, startAnew } from "../../database/transactions"
import type { NextChunk } from "./next-chunk"
import { advanceImport } from "../sql/advance-import"
import type { WritingAct } from "../states"
import { type Gone, nothingGone } from "../../levels/sql/gone"
import { type Chunk, lockChunk } from "./sql/lock-chunk"
import type { LevelChanges, StockImportDTO } from "../../types"

/** A chunk whose items' locks are held. */
export type ChunkToWrite = NextChunk & {
  /** Whether the ids of the levels are wanted that it writes. */
  withIds: boolean
  /** Row number of the plan's last line. */
  lastRow: number
  order: ChunkOrder
}

/** What a chunk changes that has no lines to write. */
export const NO_CHANGES: LevelChanges = {
  created: [],
  updated: [],
  deleted: [],
}

// PostgreSQL sees who waits for whom, but not that a chunk waits for the one before. Where that one in turn waits for
// somebody who waits for this one, none would ever go on.
const PATIENCE_MS = 1000

/**
 * Writes a chunk beside the one before it, and moves the mark of its import when the one before is committed, in one transaction.
 * A chunk that has to wait too long lets go of all it has written, and writes it anew when it has.
 *
 * @returns what `write` does; undefined where the chunk has nothing to write
 */
export async function writeChunk<Result>(
  database: Database,
  act: WritingAct,
  { id, number }: StockImportDTO,
  { range, itemIds, lastRow, order }: ChunkToWrite,
  write: (connection: Connection, chunk: Chunk, gone: Gone) => Promise<Result>
): Promise<Result | undefined> {
  const chunk = { importNumber: number, ...range }
  const gone = nothingGone()
  let inTheWay = false
  order.letNextLock()
  return database.transaction(
    async (connection, attempt) => {
      let result: Result | undefined
      if (itemIds.length) {
        const levelsToo = attempt > 1
        const held = { itemIds, levelsToo }
        gone.sources = await lockChunk(connection, chunk, held)
        result = await write(connection, chunk, gone)
      }
      inTheWay = !(await order.previousIsCommitted(PATIENCE_MS))
      if (inTheWay) {
        throw startAnew("The chunk before is not written yet.")
      }
      await advanceImport(connection, {
        importId: id,
        act,
        ...range,
        lastRow,
      })
      return result
    },
    {
      attempts: PATIENT_ATTEMPTS,
      // Not in a transaction: the chunk before may need the connection.
      ready: async () => inTheWay && order.previousIsCommitted(),
    }
  )
}
