import {
  createHook,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { NewStockImportProfile } from "../../modules/stock-source/types"
import { createStockImportProfilesStep } from "./steps/create-stock-import-profiles"

export type CreateStockImportProfilesWorkflowInput = {
  profiles: NewStockImportProfile[]
}

export const createStockImportProfilesWorkflowId =
  "create-stock-import-profiles"

/**
 * Saves profiles by which files are read; answers their ids.
 *
 * @throws MedusaError `conflict` where a name is taken, whatever its case.
 *
 * @example
 * await createStockImportProfilesWorkflow(container).run({
 *   input: {
 *     profiles: [
 *       {
 *         name: "Supplier North",
 *         reading: {
 *           delimiter: ";",
 *           mapping: {
 *             source_code: { value: "berlin" },
 *             sku: { column: "Teil" },
 *             quantity: { column: "Zahl" },
 *           },
 *         },
 *         header: ["Teil", "Zahl"],
 *       },
 *     ],
 *   },
 * })
 *
 * @summary Save profiles of stock files.
 */
export const createStockImportProfilesWorkflow = createWorkflow(
  createStockImportProfilesWorkflowId,
  (input: CreateStockImportProfilesWorkflowInput) => {
    const ids = createStockImportProfilesStep(input.profiles)
    const stockImportProfilesCreated = createHook(
      "stockImportProfilesCreated",
      { ids }
    )
    return new WorkflowResponse(ids, { hooks: [stockImportProfilesCreated] })
  }
)
