import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { pipeline } from "node:stream"
import { RecordCounter, STOCK_FILENAME } from "../../../csv"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { SourceItemFilters } from "../../../modules/stock-source/sources/items/source-item-details"
import { uploadStream } from "../../../files/upload-stream"

export type ExportStockSourcesStepInput = {
  filters?: SourceItemFilters
  /** Default `source_code,sku,status,quantity`. */
  columns?: string[]
  /** Add the column `expected_quantity`, so that units sold until the import survive it. Default false. */
  expected_quantity?: boolean
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
      expected_quantity: expectedQuantity,
      filename = STOCK_FILENAME,
    }: ExportStockSourcesStepInput = {},
    { container }
  ) => {
    const csv = await container
      .resolve(STOCK_SOURCE_MODULE)
      .exportSourceItems(filters, columns, { expectedQuantity })
    const counted = new RecordCounter()
    // Whichever of the two fails, uploadStream hears of it.
    pipeline(csv, counted, () => undefined)
    const { key } = await uploadStream(container, counted, {
      filename,
    })
    return new StepResponse({ id: key, filename, rows: counted.rows }, key)
  },
  async (key, { container }) => {
    if (key) {
      await container.resolve(Modules.FILE).deleteFiles(key)
    }
  }
)
