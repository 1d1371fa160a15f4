import {
  WorkflowResponse,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import {
  composeExport,
  type ExportStockSourcesWorkflowInput,
} from "./utils/compose-export"

export type {
  ExportStockSourcesWorkflowInput,
  ExportStockSourcesWorkflowOutput,
} from "./utils/compose-export"

export const exportStockSourcesWorkflowId = "export-stock-sources"

/**
 * Writes the source items into a CSV in the File module and tells the admins, as Medusa's own exports do.
 * It ends when the file is there; nothing is left of it where a later step fails.
 *
 * @example
 * const { result } = await exportStockSourcesWorkflow(container).run({
 *   input: { filters: { source_code: "berlin" }, columns: ["sku", "quantity"] },
 * })
 * result.file.url
 *
 * @summary
 * Export source items to the File module.
 */
export const exportStockSourcesWorkflow = createWorkflow(
  exportStockSourcesWorkflowId,
  (input: ExportStockSourcesWorkflowInput) =>
    new WorkflowResponse({ file: composeExport(input, false) })
)
