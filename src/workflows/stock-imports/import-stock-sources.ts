import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { StockImportOptions } from "../../modules/stock-source/types"
import { checkStockImportWorkflow } from "./check-stock-import"
import { createStockImportStep } from "./steps/create-stock-import"
import {
  uploadStockFileStep,
  type UploadStockFileStepInput,
} from "./steps/upload-stock-file"
import { runWithStream, type StockStreamInput } from "./files/run-with-stream"

export type ImportStockSourcesWorkflowInput = UploadStockFileStepInput &
  StockStreamInput & {
    options?: Omit<StockImportOptions, "apply">
    created_by?: string
    /** Codes of the only sources that the rows may be about; a row about another one is in error. Default: all. */
    allowed_source_codes?: readonly string[]
  }

export const importStockSourcesWorkflowId = "import-stock-sources"

/**
 * Checks and applies stock in one run: a stream of CSV, a CSV file in the File module, or rows as data. `run` returns the
 * stock import once its check has begun; it is applied by itself if no row is in error and there is no alarm that is not in `options.confirm`, and ends `applied`, `rejected`
 * or `failed`.
 *
 * A stream goes into the File module as it comes, before the workflow begins, and is never held in memory; where it
 * breaks, or the run fails, nothing of it stays. `runAsStep` takes `file` and `rows`: the input of a step becomes JSON.
 *
 * @throws MedusaError `invalid_data` where not exactly one of `file`, `stream` and `rows` is given; HttpError 413 for a
 *   stream past `max_file_size`; the stream's own error.
 *
 * @example
 * import { Readable } from "node:stream"
 *
 * // Such as fs.createReadStream("stock.csv")
 * const stream = Readable.from(["source_code,sku,quantity\n", "berlin,TENT-2P-GRN,12\n"])
 * const { result: stockImport } = await importStockSourcesWorkflow(container).run({
 *   input: { stream, filename: "stock.csv" },
 * })
 *
 * @example
 * const { result: stockImport } = await importStockSourcesWorkflow(container).run({
 *   input: {
 *     rows: [{ source_code: "berlin", sku: "TENT-2P-GRN", quantity: 12 }],
 *     options: { behavior: "append" },
 *   },
 * })
 *
 * @summary Import stock in one run.
 */
export const importStockSourcesWorkflow = runWithStream(
  createWorkflow(
    importStockSourcesWorkflowId,
    (input: ImportStockSourcesWorkflowInput) => {
      const file = uploadStockFileStep(input)
      const record = transform({ input, file }, (data) => ({
        file: data.file,
        options: {
          // Numbers of data have a dot before their decimals, whatever their column looks like.
          ...(data.input.rows && { decimal_separator: "." as const }),
          ...data.input.options,
          apply: true,
        },
        created_by: data.input.created_by,
        check: true,
        allowed_source_codes: data.input.allowed_source_codes,
      }))
      const stockImport = createStockImportStep(record)
      const toCheck = transform({ stockImport }, (data) => ({
        id: data.stockImport.id,
      }))
      checkStockImportWorkflow.runAsStep({ input: toCheck })
      return new WorkflowResponse(stockImport)
    }
  )
)
