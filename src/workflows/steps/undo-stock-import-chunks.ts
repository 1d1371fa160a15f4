import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { ImportHold } from "../../modules/stock-source/import-hold"
import type { StockImportDTO } from "../../modules/stock-source/types"
import { endOrRecordFailure } from "../utils/fail-stock-import"
import { retryWhenLost } from "../utils/retry-when-lost"
import { undoChunks } from "../utils/write-chunks"

export const undoStockImportChunksStepId = "undo-stock-import-chunks"

/**
 * Takes an applied plan back chunk by chunk, by difference, and calls the import `undone`. Lines that cannot be taken
 * back stay as they are, with the issue `not_undone`. Asynchronous: a worker instance takes it.
 */
export const undoStockImportChunksStep = createStep(
  {
    name: undoStockImportChunksStepId,
    async: true,
    maxRetries: 0,
    noCompensation: true,
  },
  async ({ id }: { id: string }, { container }) => {
    const stockImport = await endOrRecordFailure(container, id, () =>
      retryWhenLost(container, id, (found) =>
        container
          .resolve(STOCK_SOURCE_MODULE)
          .holdStockImport(found, (hold) => undoHeld(container, id, hold))
      )
    )
    return new StepResponse(stockImport)
  }
)

async function undoHeld(
  container: MedusaContainer,
  id: string,
  hold: ImportHold
): Promise<StockImportDTO> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const stockImport = await service.retrieveImport(id)
  if (stockImport.status === "undone") {
    return stockImport
  }
  if (stockImport.status !== "undoing") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Stock import ${id} is ${stockImport.status}: nothing of it is to be undone any more.`
    )
  }
  await undoChunks(container, stockImport, hold)
  return service.completeStockImportUndo(stockImport, "undone")
}
