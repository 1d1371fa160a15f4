import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import { endOrRecordFailure } from "../utils/fail-stock-import"
import { applyChunks } from "../utils/write-chunks"

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
  async ({ id }: { id: string }, { container }) => {
    const stockImport = await endOrRecordFailure(container, id, async () => {
      const service = container.resolve(STOCK_SOURCE_MODULE)
      const applying = await service.retrieveImport(id)
      await applyChunks(container, applying)
      return service.completeStockImport(applying)
    })
    return new StepResponse(stockImport)
  }
)
