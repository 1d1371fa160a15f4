import {
  createHook,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { SupplierNumbersInput } from "../../modules/stock-source/types"
import { setSupplierNumbersStep } from "./steps/set-supplier-numbers"

export type SetSupplierNumbersWorkflowInput = SupplierNumbersInput

export const setSupplierNumbersWorkflowId = "set-supplier-numbers"

/**
 * Gives a saved profile the numbers that its supplier has for SKUs, which an import by it finds with `match_by`
 * `supplier_number`. They are added, or take the place of all that were there (`replace`): all or nothing.
 *
 * @throws MedusaError `not_found`; `not_allowed` for a built-in profile; `invalid_data` where a number stands for two SKUs, or no
 *   inventory item has one of the SKUs.
 *
 * @example
 * await setSupplierNumbersWorkflow(container).run({
 *   input: {
 *     profile_id: "simppro_01…",
 *     supplier_numbers: [{ number: "4711-2", sku: "TENT-2P-GRN" }],
 *   },
 * })
 *
 * @summary Give a profile its supplier's numbers.
 */
export const setSupplierNumbersWorkflow = createWorkflow(
  setSupplierNumbersWorkflowId,
  (input: SetSupplierNumbersWorkflowInput) => {
    const change = setSupplierNumbersStep(input)
    const supplierNumbersSet = createHook("supplierNumbersSet", {
      profile_id: input.profile_id,
      change,
    })
    return new WorkflowResponse(change, { hooks: [supplierNumbersSet] })
  }
)
