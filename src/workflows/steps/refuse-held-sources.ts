import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"

export const refuseHeldSourcesStepId = "refuse-held-sources"

/**
 * Looks once more whether sources hold anything, now that nobody can find their stock locations any more. Until then
 * Medusa makes levels there without asking us or holding a lock that we could wait for; failing here brings sources and
 * locations back.
 *
 * @throws MedusaError `not_allowed` that says what a source holds
 */
export const refuseHeldSourcesStep = createStep(
  { name: refuseHeldSourcesStepId, noCompensation: true },
  async (ids: string[], { container }) => {
    await container.resolve(STOCK_SOURCE_MODULE).refuseHeldSources(ids)
    return new StepResponse(undefined)
  }
)
