import {
  WorkflowResponse,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { resumeSettlingStep } from "./steps/resume-settling"

export const resumeSettlingWorkflowId = "resume-settling"

/** Goes on with sources that were enabled or disabled by a process that died before all units had followed. */
export const resumeSettlingWorkflow = createWorkflow(
  resumeSettlingWorkflowId,
  () => new WorkflowResponse(resumeSettlingStep())
)
