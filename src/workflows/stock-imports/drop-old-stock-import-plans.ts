import { createWorkflow } from "@medusajs/framework/workflows-sdk"
import { deleteOrphanedUploadsStep } from "./steps/delete-orphaned-uploads"
import { deleteStockImportRemainsStep } from "./steps/delete-stock-import-remains"
import { retireOldStockImportPlansStep } from "./steps/retire-old-stock-import-plans"

export const dropOldStockImportPlansWorkflowId = "drop-old-stock-import-plans"

/**
 * Drops the plans and files of stock imports older than option `retention_days` and keeps their summaries: what
 * happened when and by whom, with its counts. Such an import can no longer be applied, undone or looked into.
 * Sweeps up files of uploads and deletions that died half way, too. A daily job runs it.
 *
 * @example
 * await dropOldStockImportPlansWorkflow(container).run()
 *
 * @summary Drop old plans of stock imports.
 */
export const dropOldStockImportPlansWorkflow = createWorkflow(
  dropOldStockImportPlansWorkflowId,
  () => {
    const remains = retireOldStockImportPlansStep()
    deleteStockImportRemainsStep({ remains, goOn: true })
    deleteOrphanedUploadsStep()
  }
)
