import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { runAct } from "../acts/run-act"
import { runOfAct } from "../acts/run-of-act"

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
  async ({ id }: { id: string }, context) =>
    new StepResponse(
      await runAct(context.container, runOfAct(id, context), "undo")
    )
)
