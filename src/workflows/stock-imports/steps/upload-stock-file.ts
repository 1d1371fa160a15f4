import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Readable } from "node:stream"
import {
  COLUMN_NAMES,
  type ColumnName,
  DEFAULT_COLUMN_NAMES,
  FileProfile,
  STOCK_FILENAME,
  typeOfName,
  type WritableRow,
  writeStockCsv,
} from "../../../csv"
import type { UploadedStockFile } from "../../../modules/stock-source/types"
import { discardStockFile } from "../../../files/discard-stock-file"
import { invalidStock, refuseUnlessOneOf } from "../files/stock-input"
import { uploadStockFile } from "../../../files/upload-stock-file"

/** Where the stock comes from: exactly one of them. */
export type UploadStockFileStepInput = {
  /** Key of a CSV file, or of one of another kind that is read, in the File module. The import gets a copy of its own. */
  file?: string
  /** Rows as data, written to a CSV file first, so that every import has its file. */
  rows?: WritableRow[]
  /** A file that was stored for this import alone, which is to have it. */
  uploaded?: UploadedStockFile
}

export const uploadStockFileStepId = "upload-stock-file"

/**
 * Streams stock, in whichever form it is given, into the File module as one CSV file. Compensation: the file goes.
 *
 * @throws MedusaError `invalid_data` where not exactly one form is given.
 */
export const uploadStockFileStep = createStep(
  uploadStockFileStepId,
  async (input: UploadStockFileStepInput, { container }) => {
    refuseUnlessOne(input)
    const file = input.uploaded ?? (await store(container, input))
    return new StepResponse(file, file.key)
  },
  async (key, { container }) => {
    if (key) {
      await discardStockFile(container, key)
    }
  }
)

async function store(
  container: MedusaContainer,
  input: UploadStockFileStepInput
): Promise<UploadedStockFile> {
  const source = await open(container, input)
  const profile = new FileProfile()
  source.once("error", (error) => profile.destroy(error))
  // Of a file that was given by its key, all that is known of its kind is how that ends.
  const { extension } = typeOfName(input.file ?? STOCK_FILENAME)
  const filename = STOCK_FILENAME.replace(/\.csv$/, extension)
  return uploadStockFile(container, source.pipe(profile), filename)
}

async function open(
  container: MedusaContainer,
  { file, rows }: UploadStockFileStepInput
): Promise<Readable> {
  if (file !== undefined) {
    return container.resolve(Modules.FILE).getDownloadStream(file)
  }
  return writeStockCsv(rows ?? [], columnsOf(rows ?? []))
}

/** Magento's columns, and what else the rows have: what none of them has, no row is lacking. */
function columnsOf(rows: WritableRow[]): ColumnName[] {
  const given = COLUMN_NAMES.filter((name) =>
    rows.some((row) => row[name] !== undefined)
  )
  const saysMore = given.includes("status") || given.includes("quantity_change")
  return COLUMN_NAMES.filter(
    (name) =>
      given.includes(name) ||
      ((DEFAULT_COLUMN_NAMES as readonly ColumnName[]).includes(name) &&
        !(name === "quantity" && saysMore))
  )
}

function refuseUnlessOne(
  input: UploadStockFileStepInput & { stream?: unknown }
): void {
  if (input.stream !== undefined) {
    throw invalidStock(
      "importStockSourcesWorkflow takes a stream with `run` only: the input of a step becomes JSON. Put it into the File module and give `file`."
    )
  }
  const { file, rows, uploaded } = input
  refuseUnlessOneOf([file, rows, uploaded])
}
