import {
  WorkflowResponse,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { handToWorkerStep } from "../steps/hand-to-worker"
import { settleSourceStep } from "./steps/settle-source"

export const settleSourceWorkflowId = "settle-source"

export type SettleSourceWorkflowInput = { id: string }

/**
 * Withholds or releases the units of a source that was disabled or enabled, as it is recorded. `run` returns at once.
 * May be run at any time and twice at once: where nothing is recorded, or another process is at it, it does nothing.
 */
export const settleSourceWorkflow = createWorkflow(
  settleSourceWorkflowId,
  (input: SettleSourceWorkflowInput) => {
    handToWorkerStep({ id: input.id })
    return new WorkflowResponse(settleSourceStep({ id: input.id }))
  }
)
