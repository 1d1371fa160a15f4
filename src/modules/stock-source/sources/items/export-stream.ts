import { PassThrough, type TransformCallback } from "node:stream"

/** What the rows of an export go through to whoever reads them. Ends when nothing is taken of it for `patienceMs`. */
export class ExportStream extends PassThrough {
  /** Of a workbook: how many were written so far. */
  rows = 0

  private readAt = Date.now()
  private readonly timer: NodeJS.Timeout

  /** @param start goes before the first of what is written, and never alone */
  constructor(
    private readonly patienceMs: number,
    private start = ""
  ) {
    super()
    this.timer = setInterval(() => this.endIfStalled(), patienceMs / 4).unref()
  }

  override _transform(
    chunk: Buffer,
    encoding: BufferEncoding,
    done: TransformCallback
  ): void {
    if (this.start) this.push(this.start)
    this.start = ""
    super._transform(chunk, encoding, done)
  }

  override _read(size: number): void {
    this.readAt = Date.now()
    super._read(size)
  }

  override _destroy(
    error: Error | null,
    done: (error?: Error | null) => void
  ): void {
    clearInterval(this.timer)
    super._destroy(error, done)
  }

  /** A database that is slow leaves nothing to be read; a reader that is gone leaves what it was given. */
  private endIfStalled(): void {
    if (this.readableLength && Date.now() - this.readAt > this.patienceMs) {
      this.destroy(
        new Error(
          `Nothing of it was read for ${Math.round(this.patienceMs / 1000)} seconds.`
        )
      )
    }
  }
}
