import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type {
  AllowedSources,
  SourceItemPair,
} from "../../modules/stock-source/batch/source-item-changes"
import { batchSourceItemsStep } from "./steps/batch-source-items"

export type DeleteSourceItemsWorkflowInput = AllowedSources & {
  delete: SourceItemPair[]
}

export const deleteSourceItemsWorkflowId = "delete-source-items"

/**
 * Deletes source items, with their inventory levels and units, by source code and SKU: all of them, or none. A pair that
 * is not assigned is a warning.
 *
 * @throws MedusaError `invalid_data`, such as where units are reserved for orders; the error's `source_item_issues` has
 *   everything that is wrong.
 *
 * @example
 * const { result } = await deleteSourceItemsWorkflow(container).run({
 *   input: { delete: [{ source_code: "new-york", sku: "TENT-2P-GRN" }] },
 * })
 * console.log(result.deleted, result.warnings)
 *
 * @summary Delete source items.
 * @property hooks.sourceItemsDeleted - Runs after the write, with the ids `deleted`.
 */
export const deleteSourceItemsWorkflow = createWorkflow(
  deleteSourceItemsWorkflowId,
  (input: DeleteSourceItemsWorkflowInput) => {
    const written = batchSourceItemsStep(input)
    const sourceItemsDeleted = createHook("sourceItemsDeleted", {
      deleted: written.deleted,
    })
    const result = transform({ written }, ({ written }) => ({
      deleted: written.deleted,
      warnings: written.warnings,
    }))
    return new WorkflowResponse(result, { hooks: [sourceItemsDeleted] })
  }
)
