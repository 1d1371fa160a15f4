import type { StockCsvError } from "../../../../csv"
import { withErrorMessage, withIssueMessage } from "../../../../texts"
import type { PlanCode } from "../../codes"
import type { Connection } from "../../database/connection"
import type { Database } from "../../database/database"
import { raiseAlarms } from "../plan/raise-alarms"
import {
  changeImportStatus,
  type StatusChange,
} from "../sql/change-import-status"
import { alreadyApplied } from "../already-applied"
import { type PlanSums, summarizePlan } from "../plan/summarize-plan"
import type { Judging } from "../corrections/judging"
import type { JudgedFile } from "./judge-file"
import type {
  StockImportCounts,
  StockImportDTO,
  StockImportError,
} from "../../types"

/**
 * Raises the alarms of a plan, and makes the import `checked`, or `rejected` where more rows have errors than may.
 *
 * @param planSums what its lines come to
 * @param set what else is set
 */
export async function decidePlan(
  connection: Connection,
  stockImport: StockImportDTO,
  judged: JudgedFile,
  planSums: PlanSums,
  set: StatusChange["set"] = {}
): Promise<StockImportDTO> {
  const { sums } = planSums
  const { counts, totals } = summarizePlan(sums)
  const { alarms, units } = await raiseAlarms(connection, stockImport, planSums)
  const repeated = await alreadyApplied(connection, stockImport)
  const error = tooManyErrors(stockImport, counts)
  return changeImportStatus(connection, {
    id: stockImport.id,
    from: [stockImport.status],
    to: error ? "rejected" : "checked",
    at: "checked_at",
    set: {
      ...set,
      judging: { ...judged.judging, sums, units } satisfies Judging,
      delimiter: judged.delimiter,
      encoding: judged.encoding,
      reading: judged.taken,
      issues: [...judged.issues, ...repeated.issues],
      counts,
      totals,
      alarms: [...judged.alarms, ...alarms, ...repeated.alarms],
      error,
      progress: { phase: "done", done: counts.rows, total: counts.rows },
    },
  })
}

function tooManyErrors(
  { validation_strategy, allowed_errors }: StockImportDTO,
  counts: StockImportCounts
): StockImportError | null {
  if (validation_strategy === "skip_errors" || counts.error <= allowed_errors) {
    return null
  }
  return withErrorMessage({
    code: "too_many_errors" satisfies PlanCode,
    params: {
      errors: counts.error,
      rows: counts.rows,
      allowed: allowed_errors,
    },
  })
}

/** Makes an import `rejected` for what is wrong with its file as a whole. */
export async function rejectFile(
  database: Database,
  stockImport: StockImportDTO,
  { code, params, column, value, reading }: StockCsvError
): Promise<StockImportDTO> {
  const issue = withIssueMessage({
    code,
    column: column ?? null,
    value: value ?? null,
    params,
    severity: "error",
    proposal: null,
  })
  return changeImportStatus(database, {
    id: stockImport.id,
    from: ["checking"],
    to: "rejected",
    at: "checked_at",
    set: {
      issues: [issue],
      reading: reading ?? null,
      error: { code, message: issue.message, params },
      progress: { phase: "done", done: 0, total: 0 },
    },
  })
}
