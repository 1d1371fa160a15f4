import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import { beginStockImportAct } from "../utils/begin-stock-import-act"
import { refuseUnconfirmed } from "../utils/refuse-unconfirmed"
import { takeBackFailedApply } from "../utils/take-back-stock-import"

export type BeginStockImportApplyStepInput = {
  id: string
  /** Default: who uploaded it. */
  applied_by?: string | null
  /** Codes of the alarms that whoever applies it has seen and accepts. */
  confirm?: string[]
  /** Goes on with an apply that was begun and not finished, or that waits for its turn. Default false. */
  resume?: boolean
}

export const beginStockImportApplyStepId = "begin-stock-import-apply"

/**
 * Moves an import from `checked` to `applying`, if no other import is writing stock. Compensation, whichever later
 * step fails: what is applied by then is taken back and the import is `failed` with the reason.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is in another status, another one is writing, or an
 *   alarm of its plan is not confirmed.
 */
export const beginStockImportApplyStep = createStep(
  beginStockImportApplyStepId,
  async (
    { id, applied_by: by, confirm, resume }: BeginStockImportApplyStepInput,
    { container }
  ) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    refuseUnconfirmed(await service.retrieveImport(id), confirm)
    const stockImport = await beginStockImportAct(container, {
      id,
      act: "apply",
      resume,
      by,
    })
    return new StepResponse(stockImport, id)
  },
  async (id, { container }) => {
    if (id) {
      await takeBackFailedApply(container, id)
    }
  }
)
