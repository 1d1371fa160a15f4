import { withErrorMessage, type TextParams } from "../../../texts"
import type { PlanCode } from "../codes"
import type { StockImportError } from "../types"

// One death is a crash of something else, two are bad luck; the third is the import's own doing.
const MOST_DEATHS = 3

/** Whether an act has ended its process so often that it is not to be tried again by itself. */
export function isDeadly(deaths: number): boolean {
  return deaths >= MOST_DEATHS
}

/** The error of an import whose act has. */
export function givenUpError(
  code: Extract<PlanCode, `${string}_given_up`>,
  params: TextParams = {}
): StockImportError {
  return withErrorMessage({ code, params: { ...params, deaths: MOST_DEATHS } })
}
