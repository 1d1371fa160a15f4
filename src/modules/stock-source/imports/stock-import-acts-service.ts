import { MedusaError } from "@medusajs/framework/utils"
import type { Database } from "../database/database"
import { PatienceWithPending } from "./act-pending"
import { raiseIfAppliedMeanwhile } from "./already-applied"
import { Refusal } from "../refusal"
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
import type {
  ParkedAct,
  StockImportAct,
  StockImportDTO,
  StockImportError,
  StockImportStatus,
} from "../types"

const SIGN_OF_LIFE_MS = 15_000

type Beginning = Required<Pick<StatusChange, "fromParked" | "to">> &
  Pick<StatusChange, "at"> & { from: StockImportDTO["status"] }

/** What was given up half way can be gone on with, or undone as far as it came. */
const ACTS: Record<StockImportAct, Beginning> = {
  check: { from: "uploaded", fromParked: [], to: "checking" },
  apply: {
    from: "checked",
    fromParked: ["apply"],
    to: "applying",
    at: "apply_began_at",
  },
  undo: {
    from: "applied",
    fromParked: ["apply", "take_back"],
    to: "undoing",
    at: "undo_began_at",
  },
}

export type ActBeginning = {
  act: StockImportAct
  /** Id of the workflow's run that begins it. */
  run: string
  /** Goes on with an act that was begun and not finished, in whatever status it was left. Default false. */
  resume?: boolean
  /** Statuses that it begins from, where they are not those of the act. */
  from?: readonly StockImportStatus[]
  /** The import as it was when the act was decided on: it begins only if nothing has happened to it since. */
  seen?: StatusChange["seen"]
  /** What is set along with the status. */
  set?: StatusChange["set"]
  /** Who asked for it, kept in `applied_by` or `undone_by`. */
  by?: string | null
}

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

  /** See {@link raiseIfAppliedMeanwhile}. */
  async raiseIfApplied(found: StockImportDTO): Promise<StockImportDTO> {
    return raiseIfAppliedMeanwhile(this.database, found)
  }

  /**
   * Moves an import into an act, and notes that the act is not finished.
   *
   * @param found the import as it is
   * @throws MedusaError `conflict` where the import is in another status, its act before is not finished, another import
   *   writes stock, or there is nothing to resume; `not_allowed` where the plan was dropped for its age.
   */
  async beginStockImportAct(
    found: StockImportDTO,
    { act, run, resume = false, by, ...given }: ActBeginning
  ): Promise<StockImportDTO> {
    const { from, fromParked, to, at } = ACTS[act]
    if (resume && found.pending_act !== act) {
      throw new Refusal(MedusaError.Types.CONFLICT, "import_status", {
        reason: "nothing_to_resume",
        number: found.number,
        status: found.status,
        act,
      })
    }
    if (resume && found.status !== from) {
      return found
    }
    const patience = new PatienceWithPending()
    for (;;) {
      try {
        return await changeImportStatus(this.database, {
          id: found.id,
          from: given.from ?? [from],
          fromParked,
          pending: act,
          withPlan: true,
          to,
          at,
          seen: given.seen,
          set: {
            pending_act: act,
            act_run: run,
            // Rows that could not be written stay so, whatever comes of the undo.
            ...(found.error?.code !== "gone" && { error: null }),
            parked_act: leftParked(found, act),
            ...whoAsked(found, act, by),
            ...given.set,
          },
        })
      } catch (error) {
        await patience.waitOrThrow(error)
      }
    }
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

/** What was written half way stays so until the undo comes to its end; from then on it can only be undone. */
function leftParked(
  { status }: StockImportDTO,
  act: StockImportAct
): ParkedAct | null {
  return act === "undo" && status === "failed" ? "take_back" : null
}

function whoAsked(
  { created_by }: StockImportDTO,
  act: StockImportAct,
  by: string | null | undefined
): { applied_by?: string | null; undone_by?: string | null } {
  switch (act) {
    case "apply":
      // An import that applies automatically does so for whoever uploaded it.
      return { applied_by: by === undefined ? created_by : by }
    case "undo":
      return { undone_by: by ?? null }
    default:
      return {}
  }
}
