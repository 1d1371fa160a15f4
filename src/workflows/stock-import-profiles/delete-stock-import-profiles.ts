import {
  createHook,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { deleteStockImportProfilesStep } from "./steps/delete-stock-import-profiles"

export type DeleteStockImportProfilesWorkflowInput = { ids: string[] }

export const deleteStockImportProfilesWorkflowId =
  "delete-stock-import-profiles"

/**
 * Deletes saved profiles. Imports that were read by them keep what they took.
 *
 * @throws MedusaError `not_found`; `not_allowed` for a built-in one.
 *
 * @example
 * await deleteStockImportProfilesWorkflow(container).run({
 *   input: { ids: ["simppro_01…"] },
 * })
 *
 * @summary Delete profiles of stock files.
 */
export const deleteStockImportProfilesWorkflow = createWorkflow(
  deleteStockImportProfilesWorkflowId,
  (input: DeleteStockImportProfilesWorkflowInput) => {
    const ids = deleteStockImportProfilesStep(input.ids)
    const stockImportProfilesDeleted = createHook(
      "stockImportProfilesDeleted",
      { ids }
    )
    return new WorkflowResponse(ids, { hooks: [stockImportProfilesDeleted] })
  }
)
