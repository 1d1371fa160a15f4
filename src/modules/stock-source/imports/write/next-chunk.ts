import type { Database } from "../../database/database"
import { driftedLines } from "./sql/drifted-lines"
import {
  type Chunk,
  chunkItemIds,
  endOfItem,
  nextPlannedLine,
} from "./sql/chunk-lines"
import type { StockImportDTO } from "../../types"

export type NextChunk = {
  range: Omit<Chunk, "importNumber">
  /** Inventory items that it may write; none where nothing in it is to be written. */
  itemIds: string[]
}

/**
 * Divides what is left of a plan into chunks, in the order of its lines. A stretch of lines that change nothing is one
 * chunk, however long it is: it takes no locks and writes nothing but how far the import is.
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
          driftedLines(
            connection,
            stockImport.number,
            stockImport.applied_through
          )
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

  /** The chunk after row `from`: `size` lines, or more where none of them is to be written. */
  async next(from: number, size: number): Promise<NextChunk> {
    this.forgetThrough(from)
    const line = await this.nextLine(from)
    if (line > from + size) {
      return { range: { from, through: line - 1 }, itemIds: [] }
    }
    const range = await this.wholeItems(from, size)
    const itemIds = await chunkItemIds(
      this.database,
      { importNumber: this.importNumber, ...range },
      this.driftedThrough(range.through)
    )
    return { range, itemIds }
  }

  private async wholeItems(
    from: number,
    size: number
  ): Promise<NextChunk["range"]> {
    const most = { from, through: Math.min(from + size, this.lastRow) }
    const chunk = { importNumber: this.importNumber, ...most }
    return { from, through: await endOfItem(this.database, chunk) }
  }

  private async nextLine(from: number): Promise<number> {
    const planned = await nextPlannedLine(
      this.database,
      this.importNumber,
      from
    )
    return Math.min(
      planned ?? Infinity,
      this.drifted.at(-1) ?? Infinity,
      this.lastRow + 1
    )
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
