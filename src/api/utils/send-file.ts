import type { MedusaResponse } from "@medusajs/framework/http"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { CSV_TYPE, type FileType } from "../../csv"

const TEXT_FILE = /\.(csv|tsv|tab|txt)$/i
// Control characters, those that turn the reading direction around, and what separates folders.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Surrogate}/\\]/gu

/** How a file is given out. */
export type SentFile = {
  /** Name for the download; made safe, and ending as its type does. */
  filename: string
  /** Default CSV. */
  type?: FileType
  /** Of the bytes of a CSV. Default UTF-8. */
  encoding?: string
}

/**
 * Says that what follows is a file to be kept, never a page to be shown: who opens it by its address gets a download, and
 * nothing in it runs.
 */
export function setFileHeaders(
  res: MedusaResponse,
  { filename, type = CSV_TYPE, encoding = "utf-8" }: SentFile
): void {
  const name = filename.replace(UNSAFE, "_")
  const isText = type === CSV_TYPE
  const fits = isText
    ? TEXT_FILE.test(name)
    : name.toLowerCase().endsWith(type.extension)
  res.attachment(fits ? name : name + type.extension)
  res.setHeader(
    "content-type",
    isText ? `${type.type}; charset=${encoding}` : type.type
  )
  res.setHeader("x-content-type-options", "nosniff")
  res.setHeader("content-security-policy", "default-src 'none'; sandbox")
}

/**
 * Streams a file as a download. Fails with the source's own error while nothing is sent; later the client sees a
 * connection that is cut off, never a file that only looks complete.
 */
export async function sendFile(
  res: MedusaResponse,
  content: Readable,
  file: SentFile
): Promise<void> {
  await firstBytes(content)
  setFileHeaders(res, file)
  await pipeline(content, res).catch((error) => {
    res.destroy(error)
  })
}

/** Waits until there is something to send, or nothing at all. */
function firstBytes(content: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    if (content.readableLength || content.readableEnded) {
      return resolve()
    }
    content.once("readable", resolve)
    content.once("end", resolve)
    content.once("error", reject)
  })
}
