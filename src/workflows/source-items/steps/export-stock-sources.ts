import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { pipeline, type Readable } from "node:stream"
import { CSV_TYPE, RecordCounter } from "../../../csv"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { ExportDialect } from "../../../modules/stock-source/sources/items/export-columns"
import { exportFile } from "../../../modules/stock-source/sources/items/export-dialect"
import type { SourceItemFilters } from "../../../modules/stock-source/sources/items/source-item-details"
import { uploadStream } from "../../../files/upload-stream"

export type ExportStockSourcesStepInput = ExportDialect & {
  filters?: SourceItemFilters
  /** Default `source_code,sku,status,quantity`. */
  columns?: string[]
  /** Add the column `expected_quantity`, so that units sold until the import survive it. Default false. */
  expected_quantity?: boolean
  /** The name that the file shows. Default `stock_sources.csv`; in another format or dialect, with its source and day. */
  filename?: string
}

export const exportStockSourcesStepId = "export-stock-sources"

/**
 * Streams the source items as CSV, or as a workbook, from the database into the File module, as a private file.
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
      filename,
      ...asked
    }: ExportStockSourcesStepInput = {},
    { container }
  ) => {
    const dialect = pickDialect(asked)
    const rows = await container
      .resolve(STOCK_SOURCE_MODULE)
      .exportSourceItems(filters, columns, { expectedQuantity, ...dialect })
    const file = exportFile(dialect, filters)
    const name = filename ?? file.filename
    const counted = file.type === CSV_TYPE ? countRecords(rows) : rows
    const { key } = await uploadStream(container, counted, {
      filename: name,
      type: file.type,
    })
    return new StepResponse(
      { id: key, filename: name, type: file.type.type, rows: counted.rows },
      key
    )
  },
  async (key, { container }) => {
    if (key) {
      await container.resolve(Modules.FILE).deleteFiles(key)
    }
  }
)

function pickDialect({
  format,
  delimiter,
  decimal_separator,
  bom,
}: ExportDialect): ExportDialect {
  return { format, delimiter, decimal_separator, bom }
}

function countRecords(csv: Readable): RecordCounter {
  const counted = new RecordCounter()
  // Whichever of the two fails, uploadStream hears of it.
  pipeline(csv, counted, () => undefined)
  return counted
}
