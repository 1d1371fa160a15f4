import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { TransferSourceItemsInput } from "../../modules/stock-source/batch/source-item-changes"
import { transferSourceItemsStep } from "./steps/transfer-source-items"

export type TransferSourceItemsWorkflowInput = TransferSourceItemsInput

export const transferSourceItemsWorkflowId = "transfer-source-items"

/**
 * Takes units of SKUs from source to source, all or nothing: no unit is made or lost. Without `quantity` all physical
 * units go, withheld ones too. What arrives in a call cannot be sent on in it. Whether units sell where they arrive is
 * for the status and the source there to say; a SKU that is new there gets the status that it has at `from`.
 *
 * @throws MedusaError `invalid_data`, such as where fewer units are there, or where units that are reserved for orders
 *   would be taken away (unless `below_reserved` is `warn`); the error's `source_item_issues` has everything that is wrong.
 *
 * @example
 * const { result } = await transferSourceItemsWorkflow(container).run({
 *   input: { items: [{ sku: "TENT-2P-GRN", from: "berlin", to: "new-york", quantity: 5 }] },
 * })
 * const [berlin, newYork] = result.source_items
 * console.log(berlin.quantity, newYork.quantity)
 *
 * @summary Transfer units between sources.
 * @property hooks.sourceItemsTransferred - Runs after the write, with `source_items`.
 */
export const transferSourceItemsWorkflow = createWorkflow(
  transferSourceItemsWorkflowId,
  (input: TransferSourceItemsWorkflowInput) => {
    const written = transferSourceItemsStep(input)
    const sourceItemsTransferred = createHook("sourceItemsTransferred", {
      source_items: written.source_items,
    })
    const result = transform({ written }, ({ written }) => ({
      source_items: written.source_items,
      warnings: written.warnings,
    }))
    return new WorkflowResponse(result, { hooks: [sourceItemsTransferred] })
  }
)
