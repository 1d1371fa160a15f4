import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { unassignCall } from "../../../modules/stock-source/batch/source-item-calls"
import type { SourceItemPairsInput } from "../../../modules/stock-source/batch/source-item-changes"
import {
  takeBackSourceItems,
  writeSourceItems,
} from "../utils/write-source-items"

export const unassignSourceItemsStepId = "unassign-source-items"

/**
 * Unassigns SKUs from sources, all or nothing. Compensation: they come back with their units.
 *
 * @throws MedusaError `invalid_data` or `conflict` with all that is wrong in `source_item_issues`.
 */
export const unassignSourceItemsStep = createStep(
  unassignSourceItemsStepId,
  async (input: SourceItemPairsInput, { container }) => {
    const { source_items, deleted, warnings, written } = await writeSourceItems(
      container,
      unassignCall(input)
    )
    return new StepResponse({ source_items, deleted, warnings }, written)
  },
  async (written, { container }) => takeBackSourceItems(container, written)
)
