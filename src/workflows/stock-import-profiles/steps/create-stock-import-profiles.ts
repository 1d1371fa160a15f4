import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { NewStockImportProfile } from "../../../modules/stock-source/types"

export const createStockImportProfilesStepId = "create-stock-import-profiles"

/**
 * Saves profiles. Compensation: they are deleted.
 *
 * @throws MedusaError `conflict` where a name is taken
 */
export const createStockImportProfilesStep = createStep(
  createStockImportProfilesStepId,
  async (profiles: NewStockImportProfile[], { container }) => {
    const made = await container
      .resolve(STOCK_SOURCE_MODULE)
      .addStockImportProfiles(profiles)
    const ids = made.map(({ id }) => id)
    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (ids) {
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .removeStockImportProfiles(ids)
    }
  }
)
