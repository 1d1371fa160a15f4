import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { resumeSettling } from "../utils/start-settling"

export const resumeSettlingStepId = "resume-settling"

/** Begins anew with sources that nobody settles. Nothing to compensate: what is begun are workflows of their own. */
export const resumeSettlingStep = createStep(
  { name: resumeSettlingStepId, noCompensation: true },
  async (_: undefined, { container }) => {
    await resumeSettling(container)
    return new StepResponse(undefined)
  }
)
