import {
  createHook,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { BatchSourceItemsInput } from "../../modules/stock-source/batch/source-item-changes"
import { batchSourceItemsStep } from "./steps/batch-source-items"

export type BatchSourceItemsWorkflowInput = BatchSourceItemsInput

export const batchSourceItemsWorkflowId = "batch-source-items"

/**
 * Writes and deletes source items together: all of it, or nothing. What an entry leaves out stays as it is.
 *
 * @throws MedusaError `invalid_data`, or `conflict` where a live quantity is not the expected one; the error's
 *   `source_item_issues` has everything that is wrong.
 *
 * @example
 * const { result } = await batchSourceItemsWorkflow(container).run({
 *   input: {
 *     upsert: [{ source_code: "berlin", sku: "TENT-2P-GRN", quantity: "12" }],
 *     delete: [{ source_code: "new-york", sku: "TENT-2P-GRN" }],
 *   },
 * })
 * console.log(result.source_items[0].available_quantity, result.deleted, result.warnings)
 *
 * @summary Write and delete source items.
 * @property hooks.sourceItemsBatched - Runs after the write, with `source_items` and the ids `deleted`.
 */
export const batchSourceItemsWorkflow = createWorkflow(
  batchSourceItemsWorkflowId,
  (input: BatchSourceItemsWorkflowInput) => {
    const written = batchSourceItemsStep(input)
    const sourceItemsBatched = createHook("sourceItemsBatched", {
      source_items: written.source_items,
      deleted: written.deleted,
    })
    return new WorkflowResponse(written, { hooks: [sourceItemsBatched] })
  }
)
