import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import {
  NO_COUNTS,
  type StockImportOptions,
  type UploadedStockFile,
} from "../../../modules/stock-source/types"

/** What {@link createStockImportStep} needs: a file that is in the File module, and how to read and treat it. */
export type CreateStockImportStepInput = {
  file: UploadedStockFile
  options?: StockImportOptions
  created_by?: string
  /** What the uploader calls this very upload, so that sending it twice makes one import. */
  idempotency_key?: string
  /**
   * Its check comes next: where this process ends before it, another one does it. Default: what `options.apply` says,
   * since an import that is to be applied is to be checked.
   */
  check?: boolean
  /** Codes of the only sources that its rows may be about; a row about another one is in error. Default: all. */
  allowed_source_codes?: readonly string[] | null
}

export const createStockImportStepId = "create-stock-import"

/** Records an uploaded file as a stock import in status `uploaded`. Compensation: the record goes, unless
 * somebody works on it by now; the file stays. */
export const createStockImportStep = createStep(
  createStockImportStepId,
  async (
    {
      file,
      options = {},
      created_by,
      idempotency_key,
      check = options.apply ?? false,
      allowed_source_codes,
    }: CreateStockImportStepInput,
    { container }
  ) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const stockImport = await service.createStockImports({
      ...options,
      confirm: asJson(options.confirm),
      encoding: options.encoding ?? file.encoding,
      filename: options.filename ?? file.filename,
      file_key: file.key,
      file_size: file.size,
      file_hash: file.hash,
      created_by: created_by ?? null,
      idempotency_key: idempotency_key ?? null,
      pending_act: check ? "check" : null,
      allowed_source_codes: toStored(allowed_source_codes),
      ...BLANK,
    })
    await service.forgetUpload(file.key)
    return new StepResponse(stockImport, stockImport.id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve(STOCK_SOURCE_MODULE).takeStockImportBack(id)
    }
  }
)

/** In lowercase, as they are compared. */
function toStored(codes?: readonly string[] | null) {
  return asJson(codes?.map((code) => code.toLowerCase()))
}

/** A list is JSON, too, for Medusa's types an object. */
function asJson(codes: readonly string[] | undefined) {
  const stored: unknown = codes?.length ? codes : null
  return stored as Record<string, unknown> | null
}

const BLANK = {
  counts: NO_COUNTS,
  progress: { phase: "waiting", done: 0, total: 0 },
  totals: [],
  alarms: [],
  issues: [],
} as unknown as Record<
  "counts" | "progress" | "totals" | "alarms" | "issues",
  Record<string, unknown>
>
