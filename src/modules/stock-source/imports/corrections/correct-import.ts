import { MedusaError } from "@medusajs/framework/utils"
import type { Connection } from "../../database/connection"
import { inTransaction } from "../../database/database"
import { ActPending } from "../act-pending"
import { Refusal } from "../../refusal"
import { changeImportStatus, whyNot } from "../sql/change-import-status"
import {
  effectOf,
  type NewCorrection,
  type StockImportCorrectionDTO,
} from "./correction"
import { judgeAgain } from "./judge-again"
import {
  addCorrections,
  readCorrections,
  removeCorrections,
} from "./sql/corrections"
import { NO_COUNTS, type StockImportDTO } from "../../types"

/** Corrections that one import may have: what they come to is worked out in one process. */
export const MOST_CORRECTIONS = 10_000

/** What is done to the corrections of an import. */
export type CorrectionsChange = {
  /** Gives those to keep, from the plan as it is then. */
  add?: (connection: Connection) => Promise<readonly NewCorrection[]>
  /** Ids of those to take back. */
  remove?: readonly string[] | "all"
}

export type Corrected = {
  stock_import: StockImportDTO
  /** Ids of the corrections that were added. */
  added: string[]
  /** The corrections that were taken back. */
  removed: StockImportCorrectionDTO[]
  /** Whether the plan is judged with them already; else the import is `checking`, and its check is to be begun. */
  judged: boolean
}

const CORRECTABLE = ["checked", "rejected"] as const

/**
 * Changes the corrections of an import, and judges what they touch again, or begins its check anew where that takes the file:
 * in one transaction, so that plan and corrections never say different things.
 *
 * @throws MedusaError `not_found`; `conflict` where it is neither checked nor rejected; ActPending; `not_allowed` where its
 *   plan was dropped.
 */
export async function correctImport(
  connection: Connection,
  id: string,
  change: CorrectionsChange
): Promise<Corrected> {
  return inTransaction(connection, async () => {
    const stockImport = await lockCorrectable(connection, id)
    const { number } = stockImport
    const before = await readCorrections(connection, number)
    const changed = await changeCorrections(connection, number, change)
    const after = await readCorrections(connection, number)
    if (after.length > MOST_CORRECTIONS) {
      throw new Refusal(MedusaError.Types.NOT_ALLOWED, "correction", {
        reason: "too_many",
        most: MOST_CORRECTIONS,
      })
    }
    // Whoever corrects it decides when it is applied.
    const set = { corrections: after.length, apply: false, confirm: null }
    await connection.query("savepoint correcting")
    const judged = await judgeAgain(
      connection,
      stockImport,
      { before: effectOf(before), after: effectOf(after) },
      set
    )
    if (judged) {
      return { stock_import: judged, ...changed, judged: true }
    }
    await connection.query("rollback to savepoint correcting")
    return {
      stock_import: await beginCheck(connection, stockImport, set),
      ...changed,
      judged: false,
    }
  })
}

/** Nobody moves the import on until the transaction ends. */
async function lockCorrectable(
  connection: Connection,
  id: string
): Promise<StockImportDTO> {
  const { rows } = await connection.query<StockImportDTO>(
    "select * from stock_import where id = $1 and deleted_at is null for update",
    [id]
  )
  const [found] = rows
  if (found?.pending_act && isCorrectable(found)) {
    throw new ActPending(found)
  }
  if (!found || found.plan_dropped_at || !isCorrectable(found)) {
    throw await whyNot(connection, { id, from: CORRECTABLE, withPlan: true })
  }
  return found
}

const isCorrectable = ({ status }: StockImportDTO) =>
  CORRECTABLE.some((one) => one === status)

async function changeCorrections(
  connection: Connection,
  importNumber: number,
  { add, remove }: CorrectionsChange
): Promise<Pick<Corrected, "added" | "removed">> {
  const ids = remove === "all" ? undefined : (remove ?? [])
  const removed = await removeCorrections(connection, importNumber, ids)
  const lacks = ids?.find((id) => !removed.some((one) => one.id === id))
  if (lacks) {
    throw new Refusal(MedusaError.Types.NOT_FOUND, "not_found", {
      reason: "correction",
      id: lacks,
    })
  }
  const wanted = (await add?.(connection)) ?? []
  const added = await addCorrections(connection, importNumber, wanted)
  return { added, removed }
}

/** Nobody is at it yet: whoever comes first, the workflow that corrects or the job that resumes. */
async function beginCheck(
  connection: Connection,
  { id, status, checked_at }: StockImportDTO,
  set: { corrections: number; apply: boolean; confirm: null }
): Promise<StockImportDTO> {
  return changeImportStatus(connection, {
    id,
    from: [status],
    to: "checking",
    seen: { checked_at, pending_act: null },
    set: {
      ...set,
      pending_act: "check",
      act_run: null,
      parked_act: null,
      counts: NO_COUNTS,
      progress: { phase: "waiting", done: 0, total: 0 },
      totals: [],
      alarms: [],
      issues: [],
      error: null,
    },
  })
}
