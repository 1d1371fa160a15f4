import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { ImportHold } from "../../modules/stock-source/import-hold"
import type { StockImportDTO } from "../../modules/stock-source/types"
import { endOrRecordFailure } from "../utils/fail-stock-import"
import { retryWhenLost } from "../utils/retry-when-lost"
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
    const stockImport = await endOrRecordFailure(container, id, () =>
      retryWhenLost(container, id, (found) =>
        container
          .resolve(STOCK_SOURCE_MODULE)
          .holdStockImport(found, (hold) => applyHeld(container, id, hold))
      )
    )
    return new StepResponse(stockImport)
  }
)

async function applyHeld(
  container: MedusaContainer,
  id: string,
  hold: ImportHold
): Promise<StockImportDTO> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const stockImport = await service.retrieveImport(id)
  if (stockImport.status === "applied") {
    return stockImport
  }
  if (stockImport.status !== "applying") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Stock import ${id} is ${stockImport.status}: it was canceled, or its apply has failed already.`
    )
  }
  await applyChunks(container, stockImport, hold)
  return service.completeStockImport(stockImport)
}
