import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { transferCall } from "../../../modules/stock-source/batch/transfer-call"
import type { TransferSourceItemsInput } from "../../../modules/stock-source/batch/source-item-changes"
import {
  takeBackSourceItems,
  writeSourceItems,
} from "../utils/write-source-items"

export const transferSourceItemsStepId = "transfer-source-items"

/**
 * Takes units from source to source, all or nothing. Compensation: by difference.
 *
 * @throws MedusaError `invalid_data` or `conflict` with all that is wrong in `source_item_issues`.
 */
export const transferSourceItemsStep = createStep(
  transferSourceItemsStepId,
  async (input: TransferSourceItemsInput, { container }) => {
    const { source_items, deleted, warnings, written } = await writeSourceItems(
      container,
      transferCall(input)
    )
    return new StepResponse({ source_items, deleted, warnings }, written)
  },
  async (written, { container }) => takeBackSourceItems(container, written)
)
