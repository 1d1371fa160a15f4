import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { SupplierNumbersInput } from "../../../modules/stock-source/types"

export const setSupplierNumbersStepId = "set-supplier-numbers"

/**
 * Gives a profile numbers of its supplier. Compensation: they are what they were, but for those that somebody has changed since.
 *
 * @throws MedusaError `not_found`, `not_allowed` for a built-in profile, or `invalid_data`
 */
export const setSupplierNumbersStep = createStep(
  setSupplierNumbersStepId,
  async (input: SupplierNumbersInput, { container }) => {
    const { now, was, ...counts } = await container
      .resolve(STOCK_SOURCE_MODULE)
      .putSupplierNumbers(input)
    return new StepResponse(counts, { profileId: input.profile_id, now, was })
  },
  async (change, { container }) => {
    if (change) {
      const { profileId, now, was } = change
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .restoreSupplierNumbersBefore(profileId, { now, was })
    }
  }
)
