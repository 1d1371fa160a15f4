import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import { actOnHeldImport } from "../utils/act-on-held-import"
import { writeChunks } from "../utils/write-chunks"

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
    const undone = await actOnHeldImport(container, id, {
      during: "undoing",
      after: "undone",
      refusal: "nothing of it is to be undone any more",
      act: async (stockImport, hold) => {
        await writeChunks(container, "undo", stockImport, hold)
        return container
          .resolve(STOCK_SOURCE_MODULE)
          .completeStockImportUndo(stockImport, "undone")
      },
    })
    return new StepResponse(undone)
  }
)
