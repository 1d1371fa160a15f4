import { createWorkflow } from "@medusajs/framework/workflows-sdk"
import { deleteStockImportRemainsStep } from "./steps/delete-stock-import-remains"
import { deleteStockImportsStep } from "./steps/delete-stock-imports"

export type DeleteStockImportsWorkflowInput = { ids: string[] }

export const deleteStockImportsWorkflowId = "delete-stock-imports"

/**
 * Deletes stock imports with their plans and files. Stock stays as it is, and can no longer be undone.
 *
 * @throws MedusaError `not_found`, or `conflict` where one is being checked, applied or undone, or its hooks or events
 *   are still to come.
 *
 * @example
 * await deleteStockImportsWorkflow(container).run({ input: { ids: ["simp_01…"] } })
 *
 * @summary Delete stock imports.
 */
export const deleteStockImportsWorkflow = createWorkflow(
  deleteStockImportsWorkflowId,
  (input: DeleteStockImportsWorkflowInput) => {
    const remains = deleteStockImportsStep(input)
    deleteStockImportRemainsStep({ remains })
  }
)
