import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

export const deleteStockImportProfilesStepId = "delete-stock-import-profiles"

/**
 * Deletes saved profiles. Compensation: they are back, unless somebody has given the name to another meanwhile.
 *
 * @throws MedusaError `not_found`, or `not_allowed` for a built-in one
 */
export const deleteStockImportProfilesStep = createStep(
  deleteStockImportProfilesStepId,
  async (ids: string[], { container }) => {
    await container.resolve(STOCK_SOURCE_MODULE).removeStockImportProfiles(ids)
    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (ids) {
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .bringStockImportProfilesBack(ids)
    }
  }
)
