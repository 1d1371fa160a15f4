import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

export const deleteSourcesStepId = "delete-sources"

/**
 * Deletes sources that hold nothing.
 *
 * @throws MedusaError `not_allowed` that says what a source holds, or that it is the default
 */
export const deleteSourcesStep = createStep(
  deleteSourcesStepId,
  async (ids: string[], { container }) => {
    await container.resolve(STOCK_SOURCE_MODULE).removeSources(ids)
    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (ids) {
      await container.resolve(STOCK_SOURCE_MODULE).bringBackSources(ids)
    }
  }
)
