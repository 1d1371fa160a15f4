import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { cancelStockImportStep } from "./steps/cancel-stock-import"

export type CancelStockImportWorkflowInput = { id: string }

export const cancelStockImportWorkflowId = "cancel-stock-import"

/**
 * Ends a stock import that has not written any stock.
 *
 * @throws MedusaError `not_found`, or `conflict` where it writes or has written stock: undo it instead.
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
