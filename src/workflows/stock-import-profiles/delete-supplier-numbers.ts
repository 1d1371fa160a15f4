import {
  createHook,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { deleteSupplierNumbersStep } from "./steps/delete-supplier-numbers"

export type DeleteSupplierNumbersWorkflowInput = {
  profile_id: string
  /** Default: all that the profile has. */
  numbers?: string[]
}

export const deleteSupplierNumbersWorkflowId = "delete-supplier-numbers"

/**
 * Takes numbers of its supplier from a saved profile. Those that it does not have are no error.
 *
 * @throws MedusaError `not_found`; `not_allowed` for a built-in profile.
 *
 * @example
 * await deleteSupplierNumbersWorkflow(container).run({
 *   input: { profile_id: "simppro_01…", numbers: ["4711-2"] },
 * })
 *
 * @summary Delete a supplier's numbers from a profile.
 */
export const deleteSupplierNumbersWorkflow = createWorkflow(
  deleteSupplierNumbersWorkflowId,
  (input: DeleteSupplierNumbersWorkflowInput) => {
    const count = deleteSupplierNumbersStep(input)
    const supplierNumbersDeleted = createHook("supplierNumbersDeleted", {
      profile_id: input.profile_id,
      count,
    })
    return new WorkflowResponse(count, { hooks: [supplierNumbersDeleted] })
  }
)
