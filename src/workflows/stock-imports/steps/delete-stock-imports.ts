import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

export const deleteStockImportsStepId = "delete-stock-imports"

/**
 * Hides imports that are at rest, all or none. Compensation: they are back, but for one of whose plan something is
 * deleted already.
 *
 * @throws MedusaError `not_found`, or `conflict` where one is at work, or an act of it is pending.
 */
export const deleteStockImportsStep = createStep(
  deleteStockImportsStepId,
  async ({ ids }: { ids: string[] }, { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const remains = await service.hideStockImports(ids)
    return new StepResponse(remains, ids)
  },
  async (ids, { container }) => {
    if (ids?.length) {
      await container.resolve(STOCK_SOURCE_MODULE).bringStockImportsBack(ids)
    }
  }
)
