import type { MedusaResponse } from "@medusajs/framework/http"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"

const TEXT_FILE = /\.(csv|tsv|tab|txt)$/i
// Control characters, those that turn the reading direction around, and what separates folders.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Surrogate}/\\]/gu

/**
 * Says that what follows is CSV to be kept, never a page to be shown: who opens it by its address gets a download, and
 * nothing in it runs.
 *
 * @param filename name for the download; made safe, and ending as a text file's name does
 * @param encoding of the bytes that follow
 */
export function setCsvHeaders(
  res: MedusaResponse,
  filename: string,
  encoding = "utf-8"
): void {
  const name = filename.replace(UNSAFE, "_")
  res.attachment(TEXT_FILE.test(name) ? name : `${name}.csv`)
  res.setHeader("content-type", `text/csv; charset=${encoding}`)
  res.setHeader("x-content-type-options", "nosniff")
  res.setHeader("content-security-policy", "default-src 'none'; sandbox")
}

/**
 * Streams CSV as a download. Fails with the source's own error while nothing is sent; later the client sees a
 * connection that is cut off, never a file that only looks complete.
 */
export async function sendCsv(
  res: MedusaResponse,
  csv: Readable,
  filename: string,
  encoding?: string
): Promise<void> {
  await firstBytes(csv)
  setCsvHeaders(res, filename, encoding)
  await pipeline(csv, res).catch((error) => {
    res.destroy(error)
  })
}

/** Waits until there is something to send, or nothing at all. */
function firstBytes(csv: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    if (csv.readableLength || csv.readableEnded) {
      return resolve()
    }
    csv.once("readable", resolve)
    csv.once("end", resolve)
    csv.once("error", reject)
  })
}
