import {
  createHook,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { StockImportProfileChange } from "../../modules/stock-source/types"
import { updateStockImportProfilesStep } from "./steps/update-stock-import-profiles"

export type UpdateStockImportProfilesWorkflowInput = {
  profiles: StockImportProfileChange[]
}

export const updateStockImportProfilesWorkflowId =
  "update-stock-import-profiles"

/**
 * Changes saved profiles; what is left out stays, and what is given takes the place of all that was there. Imports that were
 * read by a profile keep what they took of it.
 *
 * @throws MedusaError `not_found`; `not_allowed` for a built-in one; `conflict` where a name is taken, whatever its case.
 *
 * @example
 * await updateStockImportProfilesWorkflow(container).run({
 *   input: { profiles: [{ id: "simppro_01…", name: "Supplier South" }] },
 * })
 *
 * @summary Change profiles of stock files.
 */
export const updateStockImportProfilesWorkflow = createWorkflow(
  updateStockImportProfilesWorkflowId,
  (input: UpdateStockImportProfilesWorkflowInput) => {
    const ids = updateStockImportProfilesStep(input.profiles)
    const stockImportProfilesUpdated = createHook(
      "stockImportProfilesUpdated",
      { ids }
    )
    return new WorkflowResponse(ids, { hooks: [stockImportProfilesUpdated] })
  }
)
