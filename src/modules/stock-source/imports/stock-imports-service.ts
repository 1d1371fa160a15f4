import type { Readable } from "node:stream"
import { errorReport, fileErrorReport, writeStockCsv } from "../../../csv"
import { type Locale, textsIn } from "../../../texts"
import type { Database } from "../database/database"
import type { LevelsService } from "../levels/levels-service"
import type {
  Alarm,
  Behavior,
  IssueSummary,
  StockImportDTO,
  StockImportRowDTO,
  StockSourceOptions,
} from "../types"
import { planImport } from "./check/plan-import"
import { requiredColumns } from "./check/required-columns"
import { holdImport, type ImportHold, WRITING } from "./import-hold"
import { releaseHeldMissing } from "./plan/sql/held-missing"
import { readImportIssues } from "./plan/sql/read-import-issues"
import {
  type ImportRowFilters,
  type Page,
  readImportRows,
} from "./plan/sql/read-import-rows"
import { readRowErrors } from "./plan/sql/read-row-errors"
import { readSampleRows } from "./plan/sql/read-sample-rows"
import { visiblePlan } from "./plan/visible-plan"
import { readImportIdsWithin } from "./sql/read-import-ids-within"
import type { WritingAct } from "./states"
import type { WorkUnderWay } from "./work-under-way"
import { completeApply, completeUndo } from "./write/complete-import"
import {
  reportCommitted,
  type StoreAround,
  writeStock,
} from "./write/write-stock"

const HELD_BACK: Alarm["code"] = "missing_beside_errors"

type Dependencies = {
  database: Database
  levelsService: LevelsService
  stockSourceOptions: StockSourceOptions
  workUnderWay: WorkUnderWay
}

/** Stock imports: their plans, from the file to what is written, and what is reported of them. */
export class StockImportsService {
  private readonly database: Database
  private readonly levels: LevelsService
  private readonly options: StockSourceOptions
  private readonly workUnderWay: WorkUnderWay

  constructor(dependencies: Dependencies) {
    this.database = dependencies.database
    this.levels = dependencies.levelsService
    this.options = dependencies.stockSourceOptions
    this.workUnderWay = dependencies.workUnderWay
  }

  /** Ids of the imports whose rows could be about these sources only; codes in lowercase. */
  async listStockImportIdsWithin(
    sourceCodes: readonly string[]
  ): Promise<string[]> {
    return readImportIdsWithin(this.database, sourceCodes)
  }

  /** Lets this process, and no other, write the import's stock, until it lets go; see {@link holdImport}. */
  async holdStockImport({ number }: StockImportDTO): Promise<ImportHold> {
    return holdImport(this.database, number, WRITING, this.workUnderWay)
  }

  /** Reads the file, judges every line of it and keeps the plan; the import ends `checked` or `rejected`. */
  async planStockImport(
    stockImport: StockImportDTO,
    openFile: () => Promise<Readable>,
    run: string
  ): Promise<StockImportDTO> {
    const { database, options, workUnderWay } = this
    const around = { database, options, workUnderWay }
    return planImport(around, stockImport, run, openFile)
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

  /**
   * The failing lines of the original file as they came, with `row_number` and `errors`, in the form of that file.
   *
   * @param options `orders`: naming those behind reserved units; `locale`: the language of `errors`, default `en`
   */
  async reportStockImport(
    stockImport: StockImportDTO,
    original: Readable,
    { orders = true, locale = "en" }: { orders?: boolean; locale?: Locale } = {}
  ): Promise<Readable> {
    return errorReport(
      original,
      {
        encoding: stockImport.encoding ?? undefined,
        delimiter: stockImport.delimiter ?? undefined,
        headerRow: stockImport.header_row ?? undefined,
        sheet: stockImport.sheet ?? undefined,
        mapping: stockImport.mapping ?? undefined,
        required: requiredColumns(stockImport.behavior as Behavior, true),
      },
      readRowErrors(this.database, visiblePlan(stockImport), {
        t: textsIn(locale),
        orders,
      })
    )
  }

  /** What is wrong with a file as a whole, in the same two columns and, as far as it is known, in the form of the file. */
  reportFileErrors(
    messages: string[],
    { reading }: Partial<Pick<StockImportDTO, "reading">> = {}
  ): Readable {
    return fileErrorReport(messages, reading ?? {})
  }

  /**
   * Applies what is left of a plan, or takes back what is left of an applied one, chunk by chunk; see {@link writeStock}.
   * Where whoever applies it has confirmed that, an apply also writes what a snapshot had held back beside rows in error.
   */
  async writeStock(
    act: WritingAct,
    stockImport: StockImportDTO,
    hold: ImportHold,
    store: StoreAround
  ): Promise<void> {
    await this.levels.ensureItemDeletion(hold.database)
    if (act === "apply" && stockImport.confirm?.includes(HELD_BACK)) {
      await hold.database.transaction((connection) =>
        releaseHeldMissing(connection, stockImport)
      )
    }
    await writeStock(act, stockImport, {
      hold,
      store,
      most: this.options.chunk_size,
    })
  }

  /** Reports the chunks of an act that are committed and whose events may not be out. */
  async reportCommittedStock(
    act: WritingAct,
    stockImport: StockImportDTO,
    store: StoreAround
  ): Promise<void> {
    await reportCommitted(act, stockImport, {
      database: this.database,
      store,
      most: this.options.chunk_size,
    })
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
