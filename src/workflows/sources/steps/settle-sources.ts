import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { haveSettled } from "../utils/start-settling"

export const settleSourcesStepId = "settle-sources"

/**
 * Has the units of sources moved to where their `enabled` wants them, where that is recorded, and waits for it, up to
 * ten seconds. What takes longer goes on in a worker, and is resumed wherever a process lives.
 * Has no compensation of its own: units follow `enabled`, and the step that wrote that records it when it takes it back.
 */
export const settleSourcesStep = createStep(
  { name: settleSourcesStepId, noCompensation: true },
  async (sourceIds: string[], { container }) =>
    new StepResponse({ settled: await haveSettled(container, sourceIds) })
)
