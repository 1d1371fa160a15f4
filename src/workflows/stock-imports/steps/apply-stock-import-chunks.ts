import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { runAct } from "../acts/run-act"
import { runOfAct } from "../acts/run-of-act"

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
  async ({ id }: { id: string }, context) =>
    new StepResponse(
      await runAct(context.container, runOfAct(id, context), "apply")
    )
)
