import { MedusaError } from "@medusajs/framework/utils"
import {
  numberParams,
  type TextParams,
  withErrorMessage,
} from "../../../../texts"
import type { PlanCode } from "../../codes"
import type { Queryable } from "../../database/database"
import { type GoneRows, readGoneRows } from "./sql/read-gone-rows"
import type {
  StockImportCounts,
  StockImportDTO,
  StockImportError,
} from "../../types"

const EXAMPLES = 3

/** What an apply is about was deleted, more of it than the import allows; `plan_code` becomes the code of its error. */
class GoneMeanwhile extends MedusaError {
  readonly plan_code: PlanCode
  readonly params?: TextParams

  constructor({ code, message, params }: StockImportError & { code: "gone" }) {
    super(MedusaError.Types.NOT_ALLOWED, message)
    this.plan_code = code
    this.params = params
  }
}

/**
 * Ends an apply that finds more lines deleted than its import allows: those count as the plan's own errors do.
 *
 * @param stockImport as it was when its apply began, with the counts of the check
 * @throws MedusaError
 */
export async function refuseGone(
  queryable: Queryable,
  stockImport: StockImportDTO
): Promise<void> {
  refuseTooMany(
    await readGoneRows(queryable, stockImport.number, EXAMPLES),
    stockImport
  )
}

function refuseTooMany(
  gone: GoneRows,
  { validation_strategy, allowed_errors, counts }: StockImportDTO
): void {
  if (
    gone.count &&
    validation_strategy === "stop_on_errors" &&
    counts.error + gone.count > allowed_errors
  ) {
    throw new GoneMeanwhile(
      rowsAreGone(gone, {
        reason: "too_many",
        errors: counts.error,
        allowed: allowed_errors,
      })
    )
  }
}

/**
 * What an import that is applied says of lines that were left out; null where there are none.
 *
 * @param applied the counts of the plan as it was written
 * @throws MedusaError where these are too many, or all that there was to write
 */
export async function judgeGone(
  queryable: Queryable,
  stockImport: StockImportDTO,
  applied: StockImportCounts
): Promise<StockImportError | null> {
  const gone = await readGoneRows(queryable, stockImport.number, EXAMPLES)
  refuseTooMany(gone, stockImport)
  if (!gone.count) {
    return null
  }
  if (!(applied.create + applied.update + applied.delete)) {
    throw new GoneMeanwhile(rowsAreGone(gone, { reason: "nothing_else" }))
  }
  return rowsAreGone(gone, { reason: "others_applied" })
}

function rowsAreGone({ count, rows }: GoneRows, params: TextParams) {
  const more = count - rows.length
  const examples = rows.map(({ row_number, issue }) => {
    const { column, value, message, params: said } = issue
    return { row: row_number, column, value, message, ...said }
  })
  return withErrorMessage({
    code: "gone" as const satisfies PlanCode,
    params: {
      ...params,
      count,
      ...(more && { more }),
      ...numberParams(examples),
    },
  })
}
