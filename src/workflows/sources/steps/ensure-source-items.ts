import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

export const ensureSourceItemsStepId = "ensure-source-items"

/**
 * Gives every live level at a source its source item. Has no compensation: an item in stock with nothing
 * withheld says what no item says, and a reconcile would make it again.
 */
export const ensureSourceItemsStep = createStep(
  ensureSourceItemsStepId,
  async (_: undefined, { container }) =>
    new StepResponse(
      await container
        .resolve(STOCK_SOURCE_MODULE)
        .ensureSourceItems({ levelIds: null })
    )
)
