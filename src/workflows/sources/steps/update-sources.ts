import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { SourceChange } from "../../../modules/stock-source/types"
import { haveSettled } from "../utils/start-settling"

export const updateSourcesStepId = "update-sources"

/**
 * Changes `enabled` and the default of sources, and records that units are to follow. `settle-sources` waits for them.
 *
 * @throws MedusaError `not_allowed` where the default source would be disabled
 */
export const updateSourcesStep = createStep(
  updateSourcesStepId,
  async (changes: SourceChange[], { container }) => {
    const before = await container
      .resolve(STOCK_SOURCE_MODULE)
      .changeSources(changes)
    return new StepResponse(before.sources, before)
  },
  async (before, { container }) => {
    if (!before) {
      return
    }
    await container.resolve(STOCK_SOURCE_MODULE).restoreSourcesBefore(before)
    await haveSettled(
      container,
      before.sources.map(({ id }) => id)
    )
  }
)
