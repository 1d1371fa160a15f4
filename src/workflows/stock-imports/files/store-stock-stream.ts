import type { MedusaContainer } from "@medusajs/framework/types"
import { pipeline, type Readable } from "node:stream"
import { FileProfile } from "../../../csv"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { UploadedStockFile } from "../../../modules/stock-source/types"
import { limitedTo, uploadStockFile } from "../../../files/upload-stock-file"

/**
 * Streams CSV bytes into the File module; nothing of them is held in memory, and nothing stays where they break.
 *
 * @throws the error of `stream`, or of the file provider; HttpError 413 past `max_file_size`.
 */
export async function storeStockStream(
  container: MedusaContainer,
  stream: Readable,
  filename: string
): Promise<UploadedStockFile> {
  const { max_file_size } = container.resolve(STOCK_SOURCE_MODULE).options
  const profile = new FileProfile()
  // It may break before anyone reads it, which would end the process; who reads it then still hears of it.
  profile.on("error", () => undefined)
  pipeline(stream, limitedTo(max_file_size), profile, () => undefined)
  return uploadStockFile(container, profile, filename)
}
