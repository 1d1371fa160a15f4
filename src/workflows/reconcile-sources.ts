import {
  WorkflowResponse,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { ensureSourcesStep } from "./steps/ensure-sources"
import { settleDefaultAssignmentsStep } from "./steps/settle-default-assignments"
import { settleEverythingStep } from "./steps/settle-everything"

export const reconcileSourcesWorkflowId = "reconcile-sources"

/**
 * Brings sources, source items and withheld units in step with Medusa. May run at any time and twice at once;
 * where everything is in step it writes nothing.
 *
 * @example
 * const { result } = await reconcileSourcesWorkflow(container).run()
 */
export const reconcileSourcesWorkflow = createWorkflow(
  reconcileSourcesWorkflowId,
  () => {
    settleDefaultAssignmentsStep()
    const counts = ensureSourcesStep()
    settleEverythingStep()
    return new WorkflowResponse(counts)
  }
)
