import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { runAct } from "../acts/run-act"
import { runOfAct } from "../acts/run-of-act"

export const planStockImportStepId = "plan-stock-import"

/**
 * Reads the file from the File module as a stream and judges every line of it; the import ends `checked` or `rejected`.
 * Asynchronous: a worker instance takes it. What it wrote is taken back by `begin-stock-import-check`.
 */
export const planStockImportStep = createStep(
  {
    name: planStockImportStepId,
    async: true,
    maxRetries: 0,
    noCompensation: true,
  },
  async ({ id }: { id: string }, context) =>
    new StepResponse(
      await runAct(context.container, runOfAct(id, context), "check")
    )
)
