import { randomUUID } from "node:crypto"
import { createWriteStream } from "node:fs"
import { open, rm, type FileHandle } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"

/** A file of its own that is gone when it is closed. */
export type Spooled = {
  fd: number
  size: number
  close: () => Promise<void>
}

/**
 * Writes a stream into a temporary file, for what has to be read out of its order. The name is taken away as soon as the file is
 * open, so that nothing stays even of a process that is killed; where a system does not allow that (Windows), when it is closed.
 */
export async function spool(source: Readable): Promise<Spooled> {
  const path = join(tmpdir(), `stock-import-${randomUUID()}`)
  let file: FileHandle | undefined
  try {
    file = await open(path, "wx+", 0o600)
    const unnamed = await rm(path).then(
      () => true,
      () => false
    )
    const { fd } = file
    await pipeline(
      source,
      createWriteStream(path, { fd, autoClose: false, start: 0 })
    )
    const { size } = await file.stat()
    return { fd, size, close: closing(file, unnamed ? undefined : path) }
  } catch (error) {
    source.destroy()
    await file?.close()
    await rm(path, { force: true })
    throw error
  }
}

function closing(file: FileHandle, path?: string): () => Promise<void> {
  let closed: Promise<void> | undefined
  return () =>
    (closed ??= file
      .close()
      .then(() => (path ? rm(path, { force: true }) : undefined)))
}
