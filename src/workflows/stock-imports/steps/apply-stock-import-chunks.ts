import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { actOnHeldImport } from "../acts/act-on-held-import"
import { runOfAct } from "../acts/run-of-act"
import { storeAround } from "../acts/store-around"

export const applyStockImportChunksStepId = "apply-stock-import-chunks"

/**
 * Writes the plan chunk by chunk, each in one short transaction under Medusa's own inventory locks, and calls the
 * import `applied`. Asynchronous: a worker instance takes it. Taken back by `begin-stock-import-apply`.
 */
export const applyStockImportChunksStep = createStep(
  {
    name: applyStockImportChunksStepId,
    async: true,
    maxRetries: 0,
    noCompensation: true,
  },
  async ({ id }: { id: string }, context) => {
    const { container } = context
    const applied = await actOnHeldImport(container, {
      ...runOfAct(id, context),
      act: "apply",
      during: "applying",
      after: "applied",
      refusal: "apply_ended",
      work: async (stockImport, hold) => {
        const service = container.resolve(STOCK_SOURCE_MODULE)
        const store = storeAround(container)
        await service.writeStock("apply", stockImport, hold, store)
        return service.completeStockImport(stockImport)
      },
    })
    return new StepResponse(applied)
  }
)
