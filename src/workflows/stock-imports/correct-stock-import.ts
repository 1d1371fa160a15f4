import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  correctStockImportStep,
  type CorrectStockImportStepInput,
} from "./steps/correct-stock-import"
import { tellCorrectedStockImportStep } from "./steps/tell-corrected-stock-import"

export type CorrectStockImportWorkflowInput = CorrectStockImportStepInput

export const correctStockImportWorkflowId = "correct-stock-import"

/**
 * Corrects a checked file without another upload: takes proposals of the check, replaces values, changes cells of rows or leaves rows
 * out; or takes such corrections back. What is touched is judged again, as a check of the corrected file would. Mostly that needs the
 * rows in error only, and the import is `checked` or `rejected` when it returns; else it is `checking`, and its plan is made anew.
 * The corrections are kept beside the file until the import is deleted, and each later check makes them again.
 *
 * Emits `stock-import.checked` with `{id}`, in the second case when that check has ended.
 *
 * @throws MedusaError `not_found`; `conflict` where the import is neither `checked` nor `rejected`, or an act of it is pending;
 *   `invalid_data` where nothing was proposed for a value, or the file has no such row.
 *
 * @example
 * await correctStockImportWorkflow(container).run({
 *   input: { id: "simp_01…", accept: "safe", rows: [{ row_number: 7, skip: true }] },
 * })
 *
 * @summary Correct a checked stock import.
 * @property hooks.stockImportCorrected - Runs once the corrections are kept, with `stock_import`; what it throws takes them back. The
 *   hook `stockImportChecked` runs as well where the file is checked anew.
 */
export const correctStockImportWorkflow = createWorkflow(
  correctStockImportWorkflowId,
  (input: CorrectStockImportWorkflowInput) => {
    const corrected = correctStockImportStep(input)
    const stockImport = transform(corrected, ({ stock_import }) => stock_import)
    const stockImportCorrected = createHook("stockImportCorrected", {
      stock_import: stockImport,
    })
    tellCorrectedStockImportStep(
      transform(corrected, ({ stock_import: { id, number }, judged }) => ({
        id,
        number,
        judged,
      }))
    )
    return new WorkflowResponse(stockImport, {
      hooks: [stockImportCorrected],
    })
  }
)
