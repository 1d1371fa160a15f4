import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { SourceItemPairsInput } from "../../modules/stock-source/batch/source-item-changes"
import { assignSourceItemsStep } from "./steps/assign-source-items"

export type AssignSourceItemsWorkflowInput = SourceItemPairsInput

export const assignSourceItemsWorkflowId = "assign-source-items"

/**
 * Assigns SKUs to sources with quantity 0, all or nothing. Pairs that are assigned are left alone, and returned too.
 *
 * @throws MedusaError `invalid_data`; the error's `source_item_issues` has everything that is wrong.
 *
 * @example
 * const { result } = await assignSourceItemsWorkflow(container).run({
 *   input: { skus: ["TENT-2P-GRN", "TENT-3P-GRN"], source_codes: ["berlin", "new-york"] },
 * })
 * console.log(result.source_items.length)
 *
 * @summary Assign SKUs to sources.
 * @property hooks.sourceItemsAssigned - Runs after the write, with `source_items`.
 */
export const assignSourceItemsWorkflow = createWorkflow(
  assignSourceItemsWorkflowId,
  (input: AssignSourceItemsWorkflowInput) => {
    const written = assignSourceItemsStep(input)
    const sourceItemsAssigned = createHook("sourceItemsAssigned", {
      source_items: written.source_items,
    })
    const result = transform({ written }, ({ written }) => ({
      source_items: written.source_items,
      warnings: written.warnings,
    }))
    return new WorkflowResponse(result, { hooks: [sourceItemsAssigned] })
  }
)
