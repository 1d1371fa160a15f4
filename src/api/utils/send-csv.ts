import type { MedusaResponse } from "@medusajs/framework/http"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"

/**
 * Streams CSV as a download. Fails with the source's own error while nothing is sent; later the client sees a
 * connection that is cut off, never a file that only looks complete.
 */
export async function sendCsv(
  res: MedusaResponse,
  csv: Readable,
  filename: string
): Promise<void> {
  await firstBytes(csv)
  res.attachment(filename)
  res.setHeader("content-type", "text/csv; charset=utf-8")
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
