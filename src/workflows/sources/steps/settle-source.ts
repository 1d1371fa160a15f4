import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { settleSource } from "../utils/settle-source"

export const settleSourceStepId = "settle-source"

/**
 * Moves the units of one source to where its `enabled` wants them, as it is recorded. Asynchronous: a worker takes it.
 * Has no compensation, since it only does what is recorded; who takes `enabled` back records that, too. What stops it is
 * logged: the job that resumes sources goes on within seconds.
 */
export const settleSourceStep = createStep(
  {
    name: settleSourceStepId,
    async: true,
    maxRetries: 0,
    noCompensation: true,
  },
  async ({ id }: { id: string }, { container }) => {
    try {
      await settleSource(container, id)
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(
          `Source ${id} could not be settled to its end; it is tried again within seconds`,
          error as Error
        )
    }
    return new StepResponse(id)
  }
)
