import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { NewSource } from "../../../modules/stock-source/types"
import { haveSettled } from "../utils/start-settling"

export const createSourcesStepId = "create-sources"

/**
 * Makes the sources of stock locations, or names those that were made by themselves.
 *
 * @throws MedusaError `duplicate_error` where a code or a location is taken
 */
export const createSourcesStep = createStep(
  createSourcesStepId,
  async (sources: NewSource[], { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const result = await service.addSources(sources)
    return new StepResponse(result.sources, result)
  },
  async (result, { container }) => {
    if (!result) {
      return
    }
    await container
      .resolve(STOCK_SOURCE_MODULE)
      .restoreSourcesBefore(result.before)
    await haveSettled(
      container,
      result.before.sources.map(({ id }) => id)
    )
  }
)
