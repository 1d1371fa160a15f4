import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { batchCall } from "../../../modules/stock-source/batch/source-item-calls"
import type { BatchSourceItemsInput } from "../../../modules/stock-source/batch/source-item-changes"
import {
  takeBackSourceItems,
  writeSourceItems,
} from "../utils/write-source-items"

export const batchSourceItemsStepId = "batch-source-items"

/**
 * Writes and deletes source items, all or nothing. Compensation: by difference.
 *
 * @throws MedusaError `invalid_data` or `conflict` with all that is wrong in `source_item_issues`.
 */
export const batchSourceItemsStep = createStep(
  batchSourceItemsStepId,
  async (input: BatchSourceItemsInput, { container }) => {
    const { source_items, deleted, warnings, written } = await writeSourceItems(
      container,
      batchCall(input)
    )
    return new StepResponse({ source_items, deleted, warnings }, written)
  },
  async (written, { container }) => takeBackSourceItems(container, written)
)
