import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  createStockImportStep,
  type CreateStockImportStepInput,
} from "./steps/create-stock-import"

export type CreateStockImportWorkflowInput = CreateStockImportStepInput

export const createStockImportWorkflowId = "create-stock-import"

/**
 * Records a file that is in the File module as a stock import in status `uploaded`. Nothing is read or written yet:
 * run {@link checkStockImportWorkflow} next.
 *
 * @example
 * const { result: stockImport } = await createStockImportWorkflow(container).run({
 *   input: {
 *     file: {
 *       key: "private-stock_sources.csv",
 *       filename: "stock_sources.csv",
 *       size: 49,
 *       hash: "9f86d081884c7d65…",
 *       encoding: "utf-8",
 *     },
 *   },
 * })
 *
 * @summary Record an uploaded file as a stock import.
 */
export const createStockImportWorkflow = createWorkflow(
  createStockImportWorkflowId,
  (input: CreateStockImportWorkflowInput) => {
    return new WorkflowResponse(createStockImportStep(input))
  }
)
