import type { Connection } from "../../database/connection"
import { judgeGone } from "./judge-gone"
import { changeImportStatus } from "../sql/change-import-status"
import { countNotUndone } from "./sql/count-not-undone"
import { lastPlannedRow } from "../plan/sql/last-planned-row"
import { sumPlan } from "../plan/sql/plan-sums"
import { summarizePlan } from "../plan/summarize-plan"
import type { StockImportDTO } from "../../types"

/** Ends an apply of which all is written; counts the plan again, since lines may have drifted or be gone. */
export async function completeApply(
  connection: Connection,
  stockImport: StockImportDTO
): Promise<StockImportDTO> {
  const { counts, totals } = await addUpPlan(connection, stockImport.number)
  const error = await judgeGone(connection, stockImport, counts)
  return changeImportStatus(connection, {
    id: stockImport.id,
    from: ["applying"],
    to: "applied",
    at: "applied_at",
    set: {
      counts,
      totals,
      error,
      apply_emitted_through: await lastPlannedRow(
        connection,
        stockImport.number
      ),
      progress: { phase: "done", done: counts.rows, total: counts.rows },
    },
  })
}

/** Ends an undo, or the taking back of an apply that failed or was canceled; counts what could not be taken back. */
export async function completeUndo(
  connection: Connection,
  { id, number, applied_through }: StockImportDTO,
  to: "undone" | "failed" | "canceled"
): Promise<StockImportDTO> {
  const { counts } = await addUpPlan(connection, number)
  const not_undone = await countNotUndone(connection, number)
  return changeImportStatus(connection, {
    id,
    from: ["undoing"],
    to,
    at: to === "undone" ? "undone_at" : undefined,
    set: {
      // Nothing is left of what was given up half way.
      parked_act: null,
      counts: { ...counts, not_undone },
      undo_emitted_through: applied_through,
      progress: { phase: "done", done: counts.rows, total: counts.rows },
    },
  })
}

const addUpPlan = async (connection: Connection, importNumber: number) =>
  summarizePlan(await sumPlan(connection, importNumber, { forAlarms: false }))
