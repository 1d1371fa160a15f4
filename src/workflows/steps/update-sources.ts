import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { SourceChange } from "../../modules/stock-source/types"
import { settleStock } from "../utils/settle-stock"

export const updateSourcesStepId = "update-sources"

/**
 * Changes `enabled` and the default of sources. The units follow in `settle-sources`.
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
    for (const { id } of before.sources) {
      await settleStock(container, id)
    }
  }
)
