import type { ChunkTurn } from "./chunk-turn"
import type { Connection, Database } from "./database"
import type { NextChunk } from "./next-chunk"
import { type Advance, advanceImport } from "./sql/advance-import"
import { type Chunk, lockChunk } from "./sql/lock-chunk"
import type { LevelChanges, StockImportDTO } from "./types"

/** A chunk whose items' locks are held. */
export type ChunkToWrite = NextChunk & {
  /** Row number of the plan's last line. */
  lastRow: number
  turn: ChunkTurn
}

/** What a chunk does that the others do not. */
type Writing<Result> = Pick<Advance, "mark"> & {
  phase: "applying" | "undoing"
  write: (connection: Connection, chunk: Chunk) => Promise<Result>
}

/** What a chunk changes that has no lines to write. */
export const NO_CHANGES: LevelChanges = {
  created: [],
  updated: [],
  deleted: [],
}

/**
 * Writes a chunk, and moves the mark of its import when its turn has come, in one transaction.
 *
 * @returns what `write` does; undefined where the chunk has nothing to write
 */
export async function writeChunk<Result>(
  database: Database,
  { id, number }: StockImportDTO,
  { range, itemIds, lastRow, turn }: ChunkToWrite,
  { mark, phase, write }: Writing<Result>
): Promise<Result | undefined> {
  const chunk = { importNumber: number, ...range }
  return database.transaction(async (connection) => {
    let result: Result | undefined
    if (itemIds.length) {
      await lockChunk(connection, chunk)
      result = await write(connection, chunk)
    }
    turn.written()
    await turn.mine()
    await advanceImport(connection, {
      importId: id,
      mark,
      ...range,
      progress: { phase, done: range.through, total: lastRow },
    })
    return result
  })
}
