import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { settleStock } from "../utils/settle-stock"
import { resumeSettling } from "../utils/start-settling"

export const settleEverythingStepId = "settle-everything"

/** Moves all units that lie where status and `enabled` do not want them, recorded or not. */
export const settleEverythingStep = createStep(
  { name: settleEverythingStepId, noCompensation: true },
  async (_: undefined, { container }) => {
    const levels = await settleStock(container)
    await resumeSettling(container)
    return new StepResponse({ levels })
  }
)
