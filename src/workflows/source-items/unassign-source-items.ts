import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { SourceItemPairsInput } from "../../modules/stock-source/batch/source-item-changes"
import { unassignSourceItemsStep } from "./steps/unassign-source-items"

export type UnassignSourceItemsWorkflowInput = SourceItemPairsInput

export const unassignSourceItemsWorkflowId = "unassign-source-items"

/**
 * Takes SKUs, with the units that are there, from sources: all or nothing. A pair that is not assigned is a warning.
 *
 * @throws MedusaError `invalid_data`, such as where units are reserved for orders; the error's `source_item_issues` has
 *   everything that is wrong.
 *
 * @example
 * const { result } = await unassignSourceItemsWorkflow(container).run({
 *   input: { items: [{ source_code: "new-york", sku: "TENT-2P-GRN" }] },
 * })
 * console.log(result.deleted, result.warnings)
 *
 * @summary Unassign SKUs from sources.
 * @property hooks.sourceItemsUnassigned - Runs after the write, with the ids `deleted`.
 */
export const unassignSourceItemsWorkflow = createWorkflow(
  unassignSourceItemsWorkflowId,
  (input: UnassignSourceItemsWorkflowInput) => {
    const written = unassignSourceItemsStep(input)
    const sourceItemsUnassigned = createHook("sourceItemsUnassigned", {
      deleted: written.deleted,
    })
    const result = transform({ written }, ({ written }) => ({
      deleted: written.deleted,
      warnings: written.warnings,
    }))
    return new WorkflowResponse(result, { hooks: [sourceItemsUnassigned] })
  }
)
