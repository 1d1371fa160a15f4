import { createWorkflow } from "@medusajs/framework/workflows-sdk"
import { validateExportColumnsStep } from "./steps/validate-export-columns"
import {
  composeExport,
  type ExportStockSourcesWorkflowInput,
} from "./utils/compose-export"

export const exportStockSourcesInBackgroundWorkflowId =
  "export-stock-sources-in-background"

/**
 * As {@link exportStockSourcesWorkflow}, but `run` returns at once: a worker writes the file, and the dashboard's feed
 * tells when it is there.
 *
 * @throws MedusaError `invalid_data` for an unknown column.
 *
 * @example
 * const { transaction } = await exportStockSourcesInBackgroundWorkflow(container).run({
 *   input: { filters: { source_code: "berlin" }, requested_by: "user_01…" },
 * })
 *
 * @summary
 * Export source items to the File module in the background.
 */
export const exportStockSourcesInBackgroundWorkflow = createWorkflow(
  exportStockSourcesInBackgroundWorkflowId,
  (input: ExportStockSourcesWorkflowInput) => {
    validateExportColumnsStep(input)
    composeExport(input, true)
  }
)
