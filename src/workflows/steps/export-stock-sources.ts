import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { SourceItemFilters } from "../../modules/stock-source/source-item-details"
import { uploadStream } from "../utils/upload-stream"

export type ExportStockSourcesStepInput = {
  filters?: SourceItemFilters
  /** Default `source_code,sku,status,quantity`. */
  columns?: string[]
  /** The name that the file shows. Default `stock_sources.csv`. */
  filename?: string
}

export const exportStockSourcesStepId = "export-stock-sources"

/**
 * Streams the source items as CSV from the database into the File module, as a private file.
 * Undone, the file is deleted.
 *
 * @throws MedusaError `invalid_data` for an unknown column.
 */
export const exportStockSourcesStep = createStep(
  exportStockSourcesStepId,
  async (
    {
      filters,
      columns,
      filename = "stock_sources.csv",
    }: ExportStockSourcesStepInput = {},
    { container }
  ) => {
    const csv = await container
      .resolve(STOCK_SOURCE_MODULE)
      .exportSourceItems(filters, columns)
    const { key } = await uploadStream(container, csv, {
      filename,
      mimeType: "text/csv",
    })
    return new StepResponse({ id: key, filename }, key)
  },
  async (key, { container }) => {
    if (key) {
      await container.resolve(Modules.FILE).deleteFiles(key)
    }
  }
)
