import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { StockImportStatus } from "../../modules/stock-source/types"

const CANCELABLE: StockImportStatus[] = [
  "uploaded",
  "checking",
  "checked",
  "rejected",
]

export const cancelStockImportStepId = "cancel-stock-import"

/**
 * Ends an import that has not written any stock; a check that is under way keeps nothing. There is nothing to
 * compensate: a canceled import can be uploaded again.
 *
 * @throws MedusaError `not_found`, or `conflict` where it writes or has written stock.
 */
export const cancelStockImportStep = createStep(
  { name: cancelStockImportStepId, noCompensation: true },
  async ({ id }: { id: string }, { container }) => {
    const canceled = await container
      .resolve(STOCK_SOURCE_MODULE)
      .changeStockImportStatus({
        id,
        from: CANCELABLE,
        to: "canceled",
        at: "canceled_at",
      })
    return new StepResponse(canceled)
  }
)
