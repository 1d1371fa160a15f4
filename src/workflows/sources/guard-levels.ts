import {
  WorkflowResponse,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import {
  guardLevelsStep,
  type GuardLevelsStepInput,
} from "./steps/guard-levels"

export const guardLevelsWorkflowId = "guard-levels"

/**
 * Withholds again where somebody has raised the inventory level of an item that is out of stock or lies at a disabled
 * source.
 *
 * @example
 * await guardLevelsWorkflow(container).run({ input: { level_ids: ["ilev_123"] } })
 */
export const guardLevelsWorkflow = createWorkflow(
  guardLevelsWorkflowId,
  (input: GuardLevelsStepInput) => new WorkflowResponse(guardLevelsStep(input))
)
