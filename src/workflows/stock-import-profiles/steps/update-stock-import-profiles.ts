import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { StockImportProfileChange } from "../../../modules/stock-source/types"

export const updateStockImportProfilesStepId = "update-stock-import-profiles"

/**
 * Changes saved profiles. Compensation: they are what they were.
 *
 * @throws MedusaError `not_found`, `not_allowed` for a built-in one, or `conflict` where a name is taken
 */
export const updateStockImportProfilesStep = createStep(
  updateStockImportProfilesStepId,
  async (changes: StockImportProfileChange[], { container }) => {
    const before = await container
      .resolve(STOCK_SOURCE_MODULE)
      .changeStockImportProfiles(changes)
    return new StepResponse(
      before.map(({ id }) => id),
      before
    )
  },
  async (before, { container }) => {
    if (before) {
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .restoreStockImportProfilesBefore(before)
    }
  }
)
