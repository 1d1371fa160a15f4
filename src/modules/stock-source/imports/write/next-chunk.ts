import type { Database } from "../../database/database"
import { driftedLines } from "./sql/drifted-lines"
import {
  type Chunk,
  chunkItemIds,
  endOfItem,
  nextLinesToWrite,
  type Stretch,
} from "./sql/chunk-lines"
import type { StockImportDTO } from "../../types"

export type NextChunk = {
  range: Omit<Chunk, "importNumber">
  /** Inventory items that it may write; none where nothing in it is to be written. */
  itemIds: string[]
}

/**
 * Divides what is left of a plan into chunks, in the order of its lines and by what is to be written: of a nightly file,
 * nearly all of whose lines change nothing, a chunk takes as many as it needs to have its share of work. A stretch without
 * any is a chunk of its own, however long it is: it takes no locks and writes nothing but how far the import is.
 */
export class ChunkPlanner {
  private readonly importNumber: number

  private constructor(
    private readonly database: Database,
    { number }: StockImportDTO,
    private readonly lastRow: number,
    /** Lines that the check found unchanged and that have moved since, the first one last. */
    private readonly drifted: number[]
  ) {
    this.importNumber = number
  }

  static async forApply(
    database: Database,
    stockImport: StockImportDTO,
    lastRow: number
  ): Promise<ChunkPlanner> {
    const drifted = stockImport.counts.unchanged
      ? await database.transaction((connection) =>
          driftedLines(connection, stockImport, stockImport.applied_through)
        )
      : []
    return new ChunkPlanner(database, stockImport, lastRow, drifted.reverse())
  }

  /** An undo takes back what the apply has changed, and nothing else. */
  static async forUndo(
    database: Database,
    stockImport: StockImportDTO,
    lastRow: number
  ): Promise<ChunkPlanner> {
    return new ChunkPlanner(database, stockImport, lastRow, [])
  }

  /** The chunk after row `from`: `size` lines to write with what lies between them, or the lines before the first one. */
  async next(from: number, size: number): Promise<NextChunk> {
    this.forgetThrough(from)
    const toWrite = await nextLinesToWrite(this.database, this.importNumber, {
      left: { first: from + 1, last: this.lastRow },
      most: size,
      drifted: this.drifted.slice(-size),
    })
    if (!toWrite) {
      return { range: { from, through: this.lastRow }, itemIds: [] }
    }
    if (toWrite.first > from + size) {
      return { range: { from, through: toWrite.first - 1 }, itemIds: [] }
    }
    const range = { from, through: await this.wholeItems(toWrite, size) }
    const itemIds = await chunkItemIds(
      this.database,
      { importNumber: this.importNumber, ...range },
      this.driftedThrough(range.through)
    )
    return { range, itemIds }
  }

  private async wholeItems(
    { first, last }: Stretch,
    size: number
  ): Promise<number> {
    return endOfItem(this.database, {
      importNumber: this.importNumber,
      from: Math.max(first - 1, last - size),
      through: last,
    })
  }

  private driftedThrough(row: number): number[] {
    let first = this.drifted.length
    while (first > 0 && this.drifted[first - 1] <= row) {
      first--
    }
    return this.drifted.slice(first)
  }

  private forgetThrough(row: number): void {
    while ((this.drifted.at(-1) ?? Infinity) <= row) {
      this.drifted.pop()
    }
  }
}
