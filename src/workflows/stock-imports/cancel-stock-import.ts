import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  cancelStockImportStep,
  type CancelStockImportStepInput,
} from "./steps/cancel-stock-import"

export type CancelStockImportWorkflowInput = CancelStockImportStepInput

export const cancelStockImportWorkflowId = "cancel-stock-import"

/**
 * Ends a stock import; what an apply under way has written by then is taken back.
 *
 * @throws MedusaError `not_found`, or `conflict` where all of it is written: undo it instead.
 *
 * @example
 * await cancelStockImportWorkflow(container).run({ input: { id: "simp_01…" } })
 *
 * @summary Cancel a stock import.
 */
export const cancelStockImportWorkflow = createWorkflow(
  cancelStockImportWorkflowId,
  (input: CancelStockImportWorkflowInput) => {
    return new WorkflowResponse(cancelStockImportStep(input))
  }
)
