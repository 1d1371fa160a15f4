import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

export const retireOldStockImportPlansStepId = "retire-old-stock-import-plans"

/**
 * Retires plans older than option `retention_days`, and returns them with those of deleted imports of which something
 * is left. Nothing to compensate: the age of a plan does not go back.
 */
export const retireOldStockImportPlansStep = createStep(
  { name: retireOldStockImportPlansStepId, noCompensation: true },
  async (_input: undefined, { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    await service.retireOldStockImportPlans()
    return new StepResponse(await service.listStockImportRemains())
  }
)
