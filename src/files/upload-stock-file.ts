import type { MedusaContainer } from "@medusajs/framework/types"
import { type Readable, Transform } from "node:stream"
import { type FileProfile, typeOfName } from "../csv"
import { STOCK_SOURCE_MODULE } from "../modules/stock-source"
import { httpRefusal } from "../modules/stock-source/refusal"
import type { UploadedStockFile } from "../modules/stock-source/types"
import { uploadStream } from "./upload-stream"

/**
 * Whatever the uploader calls the file: its name says what a browser would take it for, and is not theirs to choose, but for the
 * kinds that are read.
 */
const STORED_NAME = "stock-import"

/**
 * Streams a stock file through `profile` into the File module. Its key is noted first and forgotten when an import has
 * the file, so that a process that dies in between leaves nothing that cannot be found.
 *
 * @throws what {@link uploadStream} throws.
 */
export async function uploadStockFile(
  container: MedusaContainer,
  profile: FileProfile & Readable,
  filename: string
): Promise<UploadedStockFile> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const { key } = await uploadStream(container, profile, {
    filename: STORED_NAME,
    type: typeOfName(filename),
    onStart: (fileKey) => service.noteUpload(fileKey),
  })
  return { key, filename, ...profile.result }
}

/** Lets bytes through, and breaks with {@link tooLarge} past `limit` of them. */
export function limitedTo(limit: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > limit ? tooLarge(limit) : null, chunk)
    },
  })
}

/** HttpError 413 that names the limit and the option. */
export function tooLarge(limit: number): Error {
  return httpRefusal(413, "file_too_large", { most: limit })
}
