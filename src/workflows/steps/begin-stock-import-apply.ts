import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { StockImportDTO } from "../../modules/stock-source/types"
import { takeBackFailedApply } from "../utils/take-back-stock-import"

export type BeginStockImportApplyStepInput = {
  id: string
  applied_by?: string | null
}

export const beginStockImportApplyStepId = "begin-stock-import-apply"

/**
 * Moves an import from `checked` to `applying`, if no other import is writing stock. Compensation, whichever later
 * step fails: what is applied by then is taken back and the import is `failed` with the reason.
 *
 * @throws MedusaError `not_found`, or `conflict` where the import is in another status or another one is writing.
 */
export const beginStockImportApplyStep = createStep(
  beginStockImportApplyStepId,
  async ({ id, applied_by }: BeginStockImportApplyStepInput, { container }) => {
    const stockImport: StockImportDTO = await container
      .resolve(STOCK_SOURCE_MODULE)
      .changeStockImportStatus({
        id,
        from: ["checked"],
        to: "applying",
        set: { applied_by: applied_by ?? null },
      })
    return new StepResponse(stockImport, id)
  },
  async (id, { container }) => {
    if (id) {
      await takeBackFailedApply(container, id)
    }
  }
)
