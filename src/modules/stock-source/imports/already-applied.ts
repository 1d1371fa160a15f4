import {
  type TextParams,
  withAlarmMessage,
  withIssueMessage,
} from "../../../texts"
import { jsonText } from "../database/sql/fragments"
import type { Queryable } from "../database/database"
import type { Alarm, Issue, StockImportDTO } from "../types"
import { findAppliedFile } from "./sql/find-applied-file"

type File = Pick<StockImportDTO, "id" | "file_hash" | "behavior">

/** What is said of a file that was applied before: a word where doing it again changes nothing, an alarm where it adds up. */
export async function alreadyApplied(
  queryable: Queryable,
  file: File
): Promise<{ issues: Issue[]; alarms: Alarm[] }> {
  const applied = await findAppliedFile(queryable, file.id, file.file_hash)
  if (!applied) {
    return { issues: [], alarms: [] }
  }
  const params: TextParams = {
    import: applied.number,
    applied_at: applied.applied_at.toISOString(),
  }
  return file.behavior === "adjust"
    ? {
        issues: [],
        alarms: [
          withAlarmMessage({
            code: "already_applied",
            source_code: null,
            params,
          }),
        ],
      }
    : {
        issues: [
          withIssueMessage({
            code: "already_applied",
            column: null,
            value: null,
            params,
            severity: "warning",
            proposal: null,
          }),
        ],
        alarms: [],
      }
}

/**
 * Raises the alarm of a plan whose file was applied by another import after the check. One that waits for its turn to be applied by
 * itself waits no longer: somebody has to look at it.
 *
 * @returns the import as it is then
 */
export async function raiseIfAppliedMeanwhile(
  queryable: Queryable,
  stockImport: StockImportDTO
): Promise<StockImportDTO> {
  const { id, behavior, status, alarms } = stockImport
  const said = alarms.some(({ code }) => code === "already_applied")
  if (behavior !== "adjust" || status !== "checked" || said) {
    return stockImport
  }
  const { alarms: raised } = await alreadyApplied(queryable, stockImport)
  if (!raised.length) {
    return stockImport
  }
  const { rows } = await queryable.query<StockImportDTO>(
    `update stock_import
     set alarms = alarms || $2::jsonb, pending_act = nullif(pending_act, 'apply'), updated_at = clock_timestamp()
     where id = $1 and status = 'checked'
     returning *`,
    [id, jsonText(raised)]
  )
  return rows[0] ?? stockImport
}
