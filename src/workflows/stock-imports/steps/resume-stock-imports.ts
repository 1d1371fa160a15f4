import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { resumeStockImports } from "../acts/resume-stock-imports"

export const resumeStockImportsStepId = "resume-stock-imports"

/** Begins anew with what nobody works on. Nothing to compensate: what is begun are workflows of their own. */
export const resumeStockImportsStep = createStep(
  { name: resumeStockImportsStepId, noCompensation: true },
  async (_: undefined, { container }) => {
    await resumeStockImports(container)
    return new StepResponse(undefined)
  }
)
