import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import { endOrRecordFailure } from "../utils/fail-stock-import"
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
    const stockImport = await endOrRecordFailure(container, id, async () => {
      const service = container.resolve(STOCK_SOURCE_MODULE)
      const undoing = await service.retrieveImport(id)
      await undoChunks(container, undoing)
      return service.completeStockImportUndo(undoing, "undone")
    })
    return new StepResponse(stockImport)
  }
)
