import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { beginStockImportAct } from "../utils/begin-stock-import-act"
import { failStockImport } from "../utils/fail-stock-import"

export type BeginStockImportCheckStepInput = {
  id: string
  /** Starts a check that was begun and not finished anew. Default false. */
  resume?: boolean
}

export const beginStockImportCheckStepId = "begin-stock-import-check"

/**
 * Moves an import from `uploaded` to `checking`. Compensation: the plan is dropped and the import is `failed`,
 * unless it has gone on by itself meanwhile.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is in another status.
 */
export const beginStockImportCheckStep = createStep(
  beginStockImportCheckStepId,
  async ({ id, resume }: BeginStockImportCheckStepInput, { container }) => {
    const stockImport = await beginStockImportAct(container, {
      id,
      act: "check",
      resume,
    })
    return new StepResponse(stockImport, id)
  },
  async (id, { container }) => {
    if (id) {
      await failStockImport(container, id, ["checking", "checked", "rejected"])
    }
  }
)
