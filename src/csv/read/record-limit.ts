import type { TransformCallback } from "node:stream"
import { Transform } from "node:stream"
import { StockCsvError } from "../error"

/** Longest row that is read, in bytes of UTF-8. */
export const MAX_ROW_LENGTH = 64 * 1024

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/**
 * Cuts records (UTF-8 bytes) that are longer than {@link MAX_ROW_LENGTH} and remembers
 * which ones. csv-parse cannot go on after its own `max_record_size` and would hold all
 * of a record in memory, even a whole file after one quote that is never closed.
 */
export class RecordLimit extends Transform {
  /** Indexes (0 is the first record) of the records that were cut. */
  readonly tooLong = new Set<number>()

  private length = 0
  private quoted = false
  private afterCr = false
  private skipping = false

  /** @param index of the first record */
  constructor(private index: number) {
    super()
  }

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    callback: TransformCallback
  ): void {
    let from = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]
      if (!this.quoted && (byte === LF || byte === CR)) {
        if (this.skipping) {
          this.skipping = false
          from = i
        }
        this.endLine(byte)
        continue
      }
      this.afterCr = false
      if (this.length++ === MAX_ROW_LENGTH) {
        this.cut(chunk.subarray(from, i))
      }
      if (byte === QUOTE) {
        this.quoted = !this.quoted
      }
    }
    if (!this.skipping) {
      this.push(from === 0 ? chunk : chunk.subarray(from))
    }
    callback()
  }

  override _flush(callback: TransformCallback): void {
    if (!this.quoted) return callback()
    const row = this.index + 1
    callback(new StockCsvError("not_csv", { reason: "open_quote", row }))
  }

  // CRLF is one line end, also where a chunk ends between the two.
  private endLine(byte: number): void {
    if (byte === CR || !this.afterCr) {
      this.index++
    }
    this.afterCr = byte === CR
    this.length = 0
  }

  private cut(kept: Buffer): void {
    this.tooLong.add(this.index)
    this.skipping = true
    this.push(kept)
    if (this.quoted) {
      this.push('"')
    }
  }
}
