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
 * Assigns new inventory items to the default source with quantity 0. While nobody touches them, these levels make way for
 * levels that Medusa creates. An item that has a level there, or had one that was taken away, is left alone. Those that somebody
 * else was writing are `postponed`: call it again with them.
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
