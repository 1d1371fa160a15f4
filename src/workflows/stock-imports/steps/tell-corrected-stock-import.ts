import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { resume } from "../acts/resume-stock-imports"
import { emitStockImportEvent } from "../events/emit-stock-import-event"

export type TellCorrectedStockImportStepInput = {
  id: string
  number: number
  /** Whether its plan is there; else its check is begun. */
  judged: boolean
}

export const tellCorrectedStockImportStepId = "tell-corrected-stock-import"

/**
 * Emits that an import is checked, or begins the check that emits it. A check that does not begin here, since the process dies, is begun
 * by the job that resumes.
 */
export const tellCorrectedStockImportStep = createStep(
  { name: tellCorrectedStockImportStepId, noCompensation: true },
  async (
    { id, number, judged }: TellCorrectedStockImportStepInput,
    { container }
  ) => {
    if (judged) {
      await emitStockImportEvent(container, "checked", id)
    } else {
      await resume(container, { id, number, act: "check" })
    }
    return new StepResponse(id)
  }
)
