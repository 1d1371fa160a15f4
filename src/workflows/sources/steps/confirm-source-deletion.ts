import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

export const confirmSourceDeletionStepId = "confirm-source-deletion"

/**
 * Looks once more whether sources hold anything, and whether they are still deleted, now that nobody can find their stock
 * locations any more. Failing here brings sources and locations back.
 *
 * @throws MedusaError `not_allowed` that says what a source holds
 */
export const confirmSourceDeletionStep = createStep(
  { name: confirmSourceDeletionStepId, noCompensation: true },
  async (ids: string[], { container }) => {
    await container.resolve(STOCK_SOURCE_MODULE).confirmSourceDeletion(ids)
    return new StepResponse(undefined)
  }
)
