import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

export const handToWorkerStepId = "hand-to-worker"

/**
 * Lets whatever comes after it run in a worker. Medusa runs an asynchronous step in the very process that ran the step
 * before it, were that a server in the middle of a request; only what follows an asynchronous step goes through the
 * queue, which workers read and servers do not. So this one does nothing, asynchronously.
 */
export const handToWorkerStep = createStep(
  {
    name: handToWorkerStepId,
    async: true,
    maxRetries: 0,
    noCompensation: true,
  },
  async ({ id }: { id: string }) => new StepResponse(id)
)
