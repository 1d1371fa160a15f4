import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

export const deleteSupplierNumbersStepId = "delete-supplier-numbers"

type Input = { profile_id: string; numbers?: string[] }

/**
 * Takes numbers from a profile, all where none are named. Compensation: they are back, but for those that somebody has given it since.
 *
 * @throws MedusaError `not_found`, or `not_allowed` for a built-in profile
 */
export const deleteSupplierNumbersStep = createStep(
  deleteSupplierNumbersStepId,
  async ({ profile_id, numbers }: Input, { container }) => {
    const was = await container
      .resolve(STOCK_SOURCE_MODULE)
      .removeSupplierNumbers(profile_id, numbers)
    return new StepResponse(was.length, { profileId: profile_id, was })
  },
  async (removed, { container }) => {
    if (removed) {
      const { profileId, was } = removed
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .restoreSupplierNumbersBefore(profileId, { now: [], was })
    }
  }
)
