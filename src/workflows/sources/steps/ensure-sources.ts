import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { readDefaultLocation } from "../utils/read-default-location"

export const ensureSourcesStepId = "ensure-sources"

/**
 * Gives every live stock location a source.
 * Has no compensation: it only mirrors what Medusa holds, and the next run would do it again.
 */
export const ensureSourcesStep = createStep(
  ensureSourcesStepId,
  async (_: undefined, { container }) => {
    const default_location_id = await readDefaultLocation(container)
    return new StepResponse(
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .ensureSources({ default_location_id })
    )
  }
)
