import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Readable } from "node:stream"
import { FileProfile, type WritableRow, writeStockCsv } from "../../csv"
import { uploadStockFile } from "../utils/upload-stock-file"

/** Where the stock comes from: exactly one of the two. */
export type UploadStockFileStepInput = {
  /** Key of a CSV file in the File module. The import gets a copy of its own. */
  file?: string
  /** Rows as data, written to a CSV file first, so that every import has its file. */
  rows?: WritableRow[]
}

const FILENAME = "stock_sources.csv"

export const uploadStockFileStepId = "upload-stock-file"

/**
 * Streams stock, in whichever form it is given, into the File module as one CSV file. Compensation: the file goes.
 *
 * @throws MedusaError `invalid_data` where not exactly one of `file` and `rows` is given.
 */
export const uploadStockFileStep = createStep(
  uploadStockFileStepId,
  async (input: UploadStockFileStepInput, { container }) => {
    const source = await open(container, input)
    const profile = new FileProfile()
    source.once("error", (error) => profile.destroy(error))
    const file = await uploadStockFile(
      container,
      source.pipe(profile),
      FILENAME
    )
    return new StepResponse(file, file.key)
  },
  async (key, { container }) => {
    if (key) {
      await container.resolve(Modules.FILE).deleteFiles(key)
    }
  }
)

async function open(
  container: MedusaContainer,
  { file, rows }: UploadStockFileStepInput
): Promise<Readable> {
  const given = [file, rows].filter((one) => one !== undefined)
  if (given.length !== 1) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `importStockSourcesWorkflow takes exactly one of file and rows; it got ${given.length}.`
    )
  }
  if (file !== undefined) {
    return container.resolve(Modules.FILE).getDownloadStream(file)
  }
  return writeStockCsv(rows ?? [])
}
