import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { actOnHeldImport } from "../acts/act-on-held-import"
import { runOfAct } from "../acts/run-of-act"
import { storeAround } from "../acts/store-around"

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
  async ({ id }: { id: string }, context) => {
    const { container } = context
    const undone = await actOnHeldImport(container, {
      ...runOfAct(id, context),
      act: "undo",
      during: "undoing",
      after: "undone",
      refusal: "undo_ended",
      work: async (stockImport, hold) => {
        const service = container.resolve(STOCK_SOURCE_MODULE)
        const store = storeAround(container)
        // Of an apply that was given up the last ones may not be out.
        await service.reportCommittedStock("apply", stockImport, store)
        await service.writeStock("undo", stockImport, hold, store)
        return service.completeStockImportUndo(stockImport, "undone")
      },
    })
    return new StepResponse(undone)
  }
)
