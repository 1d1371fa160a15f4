import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type {
  AllowedSources,
  UpsertSourceItem,
} from "../../modules/stock-source/batch/source-item-changes"
import type { BelowReserved } from "../../modules/stock-source/types"
import { batchSourceItemsStep } from "./steps/batch-source-items"

export type UpsertSourceItemsWorkflowInput = AllowedSources & {
  upsert: UpsertSourceItem[]
  /** Default `warn`, as of an import. */
  below_reserved?: BelowReserved
}

export const upsertSourceItemsWorkflowId = "upsert-source-items"

/**
 * Creates and changes source items by source code and SKU: all of them, or none. What an entry leaves out stays as it
 * is; a new source item has status 1 and needs a quantity. Quantities are physical units, absolute.
 *
 * @throws MedusaError `invalid_data`, or `conflict` where a live quantity is not the `expected_quantity`; the error's
 *   `source_item_issues` has everything that is wrong.
 *
 * @example
 * const { result } = await upsertSourceItemsWorkflow(container).run({
 *   input: {
 *     upsert: [
 *       { source_code: "berlin", sku: "TENT-2P-GRN", quantity: 12, expected_quantity: 14 },
 *       { source_code: "new-york", sku: "TENT-2P-GRN", status: 0 },
 *     ],
 *   },
 * })
 * console.log(result.source_items[0].available_quantity, result.warnings)
 *
 * @summary Create and change source items.
 * @property hooks.sourceItemsUpserted - Runs after the write, with `source_items`.
 */
export const upsertSourceItemsWorkflow = createWorkflow(
  upsertSourceItemsWorkflowId,
  (input: UpsertSourceItemsWorkflowInput) => {
    const written = batchSourceItemsStep(input)
    const sourceItemsUpserted = createHook("sourceItemsUpserted", {
      source_items: written.source_items,
    })
    const result = transform({ written }, ({ written }) => ({
      source_items: written.source_items,
      warnings: written.warnings,
    }))
    return new WorkflowResponse(result, { hooks: [sourceItemsUpserted] })
  }
)
