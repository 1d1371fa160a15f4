import type { Database } from "../database/database"
import {
  changeImportStatus,
  type StatusChange,
} from "./sql/change-import-status"
import { endImportAct } from "./sql/end-import-act"
import { keepActsFresh } from "./sql/keep-acts-fresh"
import {
  readResumableImports,
  type ResumableImport,
} from "./sql/read-resumable-imports"
import { recordImportError } from "./sql/record-import-error"
import {
  replaceImportError,
  type ReplacedError,
} from "./sql/replace-import-error"
import { restoreDeletedWriters } from "./sql/restore-deleted-writers"
import {
  type ActRun,
  handActOver,
  keepActAlive,
  takeUpAct,
} from "./sql/take-up-act"
import type { WorkUnderWay } from "./work-under-way"
import type { StockImportAct, StockImportDTO, StockImportError } from "../types"

const SIGN_OF_LIFE_MS = 15_000

/** The acts of stock imports: who works on them, who goes on with them, and how they end. */
export class StockImportActsService {
  private readonly database: Database
  private readonly workUnderWay: WorkUnderWay

  constructor({
    database,
    workUnderWay,
  }: {
    database: Database
    workUnderWay: WorkUnderWay
  }) {
    this.database = database
    this.workUnderWay = workUnderWay
  }

  /** Moves an import to another status if it is in one that allows it; `conflict` or `not_found` otherwise. */
  async changeStockImportStatus(change: StatusChange): Promise<StockImportDTO> {
    return changeImportStatus(this.database, change)
  }

  /** Imports whose act was begun and which nobody works on any more, the oldest first. */
  async listResumableStockImports(): Promise<ResumableImport[]> {
    await restoreDeletedWriters(this.database)
    return readResumableImports(this.database)
  }

  /** Notes that the acts of these imports wait in this process, if there is a connection to spare for that. */
  async keepStockImportActsFresh(ids: string[]): Promise<void> {
    if (this.database.hasFreeConnection()) {
      await keepActsFresh(this.database, ids)
    }
  }

  /** Notes who works on an act, and returns how many have died at this point of it; undefined where nothing is left to do. */
  async takeUpStockImportAct(run: ActRun): Promise<number | undefined> {
    return takeUpAct(this.database, run)
  }

  /**
   * Runs `work` of an act that holds no lock, and says every few seconds that somebody is at it. Where the process shuts
   * down before its end, another one does it again at once.
   */
  async keepStockImportActAlive<Result>(
    act: Pick<ActRun, "id" | "run">,
    work: () => Promise<Result>
  ): Promise<Result> {
    const timer = setInterval(() => {
      // A minute without a sign is needed to be taken for dead.
      keepActAlive(this.database, act).catch(() => undefined)
    }, SIGN_OF_LIFE_MS)
    try {
      return await this.workUnderWay.during(work, () =>
        this.handStockImportActOver(act)
      )
    } finally {
      clearInterval(timer)
    }
  }

  /** Notes that a run has stopped in good order, and that another one may go on at once. */
  async handStockImportActOver(act: Pick<ActRun, "id" | "run">): Promise<void> {
    await handActOver(this.database, act)
  }

  /** Notes that an act's hooks and events are out, or that it goes on to `next`. */
  async endStockImportAct(
    id: string,
    act: StockImportAct,
    next?: StockImportAct
  ): Promise<void> {
    await endImportAct(this.database, id, act, next)
  }

  /** Keeps the reason why an import stopped; the first one stays. */
  async recordStockImportError(
    id: string,
    error: StockImportError
  ): Promise<void> {
    await recordImportError(this.database, id, error)
  }

  /** Says why an act ended, in place of what was said before. */
  async replaceStockImportError(replaced: ReplacedError): Promise<void> {
    await replaceImportError(this.database, replaced)
  }
}
