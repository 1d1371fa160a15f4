import type {
  IFileModuleService,
  MedusaContainer,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { randomUUID } from "node:crypto"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { setTimeout as wait } from "node:timers/promises"
import { CSV_TYPE, type FileType } from "../csv"

/** A file in the store's File module. `url` is the provider's address of it, which may ask for a signature. */
export type UploadedFile = { key: string; url: string }

type Upload = Awaited<ReturnType<IFileModuleService["getUploadStream"]>>

// Characters, of at most four bytes each: file systems take 255, and the provider adds a time or an id.
const LONGEST_NAME = 40
// A provider that never says how its upload ended must not hold the caller for ever.
const MILLISECONDS_TO_SETTLE = 10_000

/**
 * Streams a file into the store's File module as a private file; nothing of it is held in memory.
 * Where either side fails or `signal` aborts, both are destroyed and what was written is deleted.
 *
 * The stored name is `filename` made safe, with a random part in front and what its type ends in at its end: the local provider serves
 * private files to whoever knows their name, as what the name ends in, and would let two files of one name and
 * millisecond overwrite each other.
 *
 * @throws what made it fail: the error of `readable`, of the file provider, or the abort's reason.
 */
export async function uploadStream(
  container: MedusaContainer,
  readable: Readable,
  {
    filename,
    type = CSV_TYPE,
    signal,
    onStart,
  }: {
    filename: string
    /** Default CSV. */
    type?: FileType
    signal?: AbortSignal
    /** Gets the file's key before the first byte is written. */
    onStart?: (fileKey: string) => Promise<void>
  }
): Promise<UploadedFile> {
  const files: IFileModuleService = container.resolve(Modules.FILE)
  let upload: Upload
  try {
    signal?.throwIfAborted()
    upload = await files.getUploadStream({
      filename: `${randomUUID()}-${safeName(filename, type)}`,
      mimeType: type.type,
      access: "private",
    })
  } catch (error) {
    readable.destroy()
    throw error
  }
  try {
    await onStart?.(upload.fileKey)
    return await transfer(readable, upload, signal)
  } catch (error) {
    // Settled first: a file that the provider is about to finish would outlive its deletion.
    await Promise.race([
      Promise.allSettled([upload.promise]),
      wait(MILLISECONDS_TO_SETTLE, undefined, { ref: false }),
    ])
    // Nothing may be there to delete, and the caller needs to know what went wrong first.
    await files.deleteFiles(upload.fileKey).catch(() => undefined)
    throw error
  }
}

/** Ends when the provider has the whole file; fails with the first error of either side. */
async function transfer(
  readable: Readable,
  upload: Upload,
  signal?: AbortSignal
): Promise<UploadedFile> {
  // A provider that refuses the file stops reading it: without this the pipeline would wait for ever.
  const refused = new AbortController()
  const finished = upload.promise.catch((cause) => {
    refused.abort(cause)
    throw cause
  })
  const signals = signal ? [signal, refused.signal] : [refused.signal]
  const piped = pipeline(readable, upload.writeStream, {
    signal: AbortSignal.any(signals),
  })
  // Whichever fails first; the other's failure then is only its echo.
  finished.catch(() => undefined)
  try {
    await piped
  } catch (error) {
    throw signal?.aborted
      ? signal.reason
      : refused.signal.aborted && isAbort(error)
        ? refused.signal.reason
        : error
  }
  const { key, url } = await finished
  signal?.throwIfAborted()
  return { key, url }
}

function isAbort(error: unknown): boolean {
  return (error as { name?: string }).name === "AbortError"
}

function safeName(filename: string, { extension }: FileType): string {
  const base = filename.split(/[\\/]/).pop() ?? ""
  const stem = base.toLowerCase().endsWith(extension)
    ? base.slice(0, -extension.length)
    : base
  const safe = [...stem.replace(/[^\p{L}\p{N}._-]+/gu, "_")]
  return (safe.slice(-LONGEST_NAME).join("") || "file") + extension
}
