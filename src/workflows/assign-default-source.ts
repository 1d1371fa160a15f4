import {
  WorkflowResponse,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import {
  assignDefaultSourceStep,
  type AssignDefaultSourceStepInput,
} from "./steps/assign-default-source"

export const assignDefaultSourceWorkflowId = "assign-default-source"

/**
 * Assigns inventory items to the default source with quantity 0. A level that exists is left alone.
 *
 * @example
 * await assignDefaultSourceWorkflow(container).run({
 *   input: { inventory_item_ids: ["iitem_123"] },
 * })
 */
export const assignDefaultSourceWorkflow = createWorkflow(
  assignDefaultSourceWorkflowId,
  (input: AssignDefaultSourceStepInput) =>
    new WorkflowResponse(assignDefaultSourceStep(input))
)
