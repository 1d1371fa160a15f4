import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resumeStockImportsStep } from "./steps/resume-stock-imports"

export const resumeStockImportsWorkflowId = "resume-stock-imports"

/**
 * Goes on with every import whose process died in the middle of an act, and with the next one that waits for its turn.
 * `run` returns once they have begun; one that cannot go on is tried again the next time.
 *
 * @summary Go on with stock imports that were left.
 */
export const resumeStockImportsWorkflow = createWorkflow(
  resumeStockImportsWorkflowId,
  () => new WorkflowResponse(resumeStockImportsStep())
)
