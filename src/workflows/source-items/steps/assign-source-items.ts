import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { assignCall } from "../../../modules/stock-source/batch/source-item-calls"
import type { SourceItemPairsInput } from "../../../modules/stock-source/batch/source-item-changes"
import {
  takeBackSourceItems,
  writeSourceItems,
} from "../utils/write-source-items"

export const assignSourceItemsStepId = "assign-source-items"

/**
 * Assigns SKUs to sources with quantity 0; pairs that are assigned are left alone. Compensation: by difference.
 *
 * @throws MedusaError `invalid_data` or `conflict` with all that is wrong in `source_item_issues`.
 */
export const assignSourceItemsStep = createStep(
  assignSourceItemsStepId,
  async (input: SourceItemPairsInput, { container }) => {
    const { source_items, deleted, warnings, written } = await writeSourceItems(
      container,
      assignCall(input)
    )
    return new StepResponse({ source_items, deleted, warnings }, written)
  },
  async (written, { container }) => takeBackSourceItems(container, written)
)
