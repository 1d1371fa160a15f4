import { errorReport, fileErrorReport, writeStockCsv } from "../../csv"
import type { Readable } from "node:stream"
import { holdImport, type ImportHold, WRITING } from "./imports/import-hold"
import { ChunkPlanner } from "./imports/write/next-chunk"
import { planImport } from "./imports/check/plan-import"
import { applyChunk, type ChunkResult } from "./imports/write/sql/apply-chunk"
import { completeApply, completeUndo } from "./imports/write/complete-import"
import { refuseGone } from "./imports/write/judge-gone"
import { ulidOf } from "./database/sql/fragments"
import type { Chunk } from "./imports/write/sql/lock-chunk"
import { releaseHeldMissing } from "./imports/plan/sql/held-missing"
import { lastPlannedRow } from "./imports/plan/sql/last-planned-row"
import { readImportIdsWithin } from "./imports/sql/read-import-ids-within"
import { readImportIssues } from "./imports/plan/sql/read-import-issues"
import {
  type ImportRowFilters,
  type Page,
  readImportRows,
} from "./imports/plan/sql/read-import-rows"
import { readLevelChanges } from "./imports/write/sql/read-level-changes"
import { readRowErrors } from "./imports/plan/sql/read-row-errors"
import { readSampleRows } from "./imports/plan/sql/read-sample-rows"
import { refreshStatistics } from "./database/sql/refresh-statistics"
import { undoChunk, type UndoChunkResult } from "./imports/write/sql/undo-chunk"
import type {
  Behavior,
  IssueSummary,
  LevelChanges,
  StockImportDTO,
  StockImportRowDTO,
} from "./types"
import { requiredColumns } from "./imports/check/required-columns"
import { visiblePlan } from "./imports/plan/visible-plan"
import { StockImportActsService } from "./imports/stock-import-acts-service"
import { type ChunkToWrite, NO_CHANGES, writeChunk } from "./imports/write/write-chunk"

/** The two acts that write stock chunk by chunk. */
export type WritingAct = "apply" | "undo"

export default class StockSourceModuleService extends StockImportActsService {
  /** One stock import; `not_found` where there is none. */
  async retrieveImport(id: string): Promise<StockImportDTO> {
    return (await this.retrieveStockImport(id)) as unknown as StockImportDTO
  }

  /** The import that was made with this `Idempotency-Key`, or undefined. */
  async findStockImportByKey(
    idempotency_key: string
  ): Promise<StockImportDTO | undefined> {
    const [found] = await this.listStockImports({ idempotency_key })
    return found as unknown as StockImportDTO | undefined
  }

  /** Ids of the imports whose rows could be about these sources only; codes in lowercase. */
  async listStockImportIdsWithin(
    sourceCodes: readonly string[]
  ): Promise<string[]> {
    return readImportIdsWithin(this.database, sourceCodes)
  }

  /**
   * Runs `work` while this process, and no other, works on the import; see {@link holdImport}.
   *
   * @throws HandedOver here or from `ensure` where the process shuts down.
   */
  async holdStockImport<Result>(
    { number }: StockImportDTO,
    work: (hold: ImportHold) => Promise<Result>
  ): Promise<Result> {
    this.workUnderWay.goOn()
    return holdImport(this.database, number, WRITING, async (hold) => {
      this.workUnderWay.goOn()
      return work({
        ...hold,
        ensure: async () => {
          this.workUnderWay.goOn()
          await hold.ensure()
        },
      })
    })
  }

  /** Levels that committed chunks have written, as the plan tells it. */
  async listChunkLevelChanges(
    act: WritingAct,
    { number }: StockImportDTO,
    range: Omit<Chunk, "importNumber">
  ): Promise<LevelChanges> {
    return readLevelChanges(this.database, act, {
      importNumber: number,
      ...range,
    })
  }

  /** Reads the file, judges every line of it and keeps the plan; the import ends `checked` or `rejected`. */
  async planStockImport(
    stockImport: StockImportDTO,
    openFile: () => Promise<Readable>,
    run: string
  ): Promise<StockImportDTO> {
    this.workUnderWay.goOn()
    return planImport(this.database, this.options, stockImport, openFile, {
      run,
      signal: this.workUnderWay.signal,
    })
  }

  /** A page of the plan's lines in the order of the file, and how many lines match. */
  async listAndCountStockImportRows(
    stockImport: StockImportDTO,
    filters: ImportRowFilters,
    page: Page
  ): Promise<[StockImportRowDTO[], number]> {
    return readImportRows(this.database, stockImport, filters, page)
  }

  /** What is said about the plan's lines, grouped and counted; `examples`: most values of a group. */
  async listStockImportIssues(
    stockImport: StockImportDTO,
    examples: number
  ): Promise<IssueSummary[]> {
    return readImportIssues(this.database, visiblePlan(stockImport), examples)
  }

  /** The failing lines of the original file as they came, with `row_number` and `errors`, as CSV; `orders`: naming them. */
  async reportStockImport(
    stockImport: StockImportDTO,
    original: Readable,
    { orders = true }: { orders?: boolean } = {}
  ): Promise<Readable> {
    return errorReport(
      original,
      {
        encoding: stockImport.encoding ?? undefined,
        delimiter: stockImport.delimiter ?? undefined,
        required: requiredColumns(stockImport.behavior as Behavior, true),
      },
      readRowErrors(this.database, visiblePlan(stockImport), orders)
    )
  }

  /** What is wrong with a file as a whole, as CSV of the same two columns. */
  reportFileErrors(messages: string[]): Readable {
    return fileErrorReport(messages)
  }

  /** Row number of the plan's last line; 0 where the plan is empty. */
  async lastPlannedRow(stockImport: StockImportDTO): Promise<number> {
    return lastPlannedRow(this.database, stockImport.number)
  }

  /** Divides what is left to apply, or to take back, into chunks; take the locks of their items before you write them. */
  async planChunks(
    act: WritingAct,
    stockImport: StockImportDTO,
    lastRow: number,
    { database }: ImportHold
  ): Promise<ChunkPlanner> {
    await this.ensureItemDeletion(database)
    return act === "apply"
      ? ChunkPlanner.forApply(database, stockImport, lastRow)
      : ChunkPlanner.forUndo(database, stockImport, lastRow)
  }

  /** Plans what a snapshot had held back beside rows in error, where whoever applies it has confirmed that. */
  async releaseHeldMissing(stockImport: StockImportDTO): Promise<void> {
    if (stockImport.confirm?.includes("missing_beside_errors")) {
      await this.database.transaction((connection) =>
        releaseHeldMissing(connection, stockImport)
      )
    }
  }

  /** Writes one chunk of the plan and moves `applied_through`, both or neither. */
  async applyStockImportChunk(
    stockImport: StockImportDTO,
    chunk: ChunkToWrite,
    { writers }: ImportHold
  ): Promise<ChunkResult> {
    const result = await writeChunk(writers, stockImport, chunk, {
      mark: "applied_through",
      phase: "applying",
      write: (connection, range, gone) =>
        applyChunk(
          connection,
          { ...range, importUlid: ulidOf(stockImport.id) },
          { ...chunk, gone }
        ),
    })
    if (result?.gone) {
      await refuseGone(writers, stockImport)
    }
    return result ?? { ...NO_CHANGES, new_levels: 0, drifted: 0, gone: 0 }
  }

  /** Lets PostgreSQL count what a committed chunk has grown; see {@link refreshStatistics}. */
  async countStockAgain(
    { range }: ChunkToWrite,
    { writers }: ImportHold
  ): Promise<void> {
    await refreshStatistics(writers, range)
  }

  /** Takes one applied chunk back by difference and moves `undone_through`, both or neither. */
  async undoStockImportChunk(
    stockImport: StockImportDTO,
    chunk: ChunkToWrite,
    { writers }: ImportHold
  ): Promise<UndoChunkResult> {
    const result = await writeChunk(writers, stockImport, chunk, {
      mark: "undone_through",
      phase: "undoing",
      write: (connection, range, gone) =>
        undoChunk(connection, range, { ...chunk, gone }),
    })
    return result ?? { ...NO_CHANGES, not_undone: 0 }
  }

  /**
   * Counts the plan again, since lines may have drifted, and calls the import `applied`; its `error` says where lines were
   * left out as what they are about is deleted.
   *
   * @throws MedusaError where these are too many, or all that there was to write
   */
  async completeStockImport(
    stockImport: StockImportDTO
  ): Promise<StockImportDTO> {
    return this.database.transaction((connection) =>
      completeApply(connection, stockImport)
    )
  }

  /** Counts what could not be taken back, and ends an undo, or the taking back of an apply that failed or was canceled. */
  async completeStockImportUndo(
    stockImport: StockImportDTO,
    to: "undone" | "failed" | "canceled"
  ): Promise<StockImportDTO> {
    return this.database.transaction((connection) =>
      completeUndo(connection, stockImport, to)
    )
  }

  /** A file to start from, with codes and SKUs of this store, as CSV; of some sources only where they are named. */
  async sampleStockImport(
    allowedSources: readonly string[] | null = null
  ): Promise<Readable> {
    return writeStockCsv(await readSampleRows(this.database, allowedSources))
  }
}
