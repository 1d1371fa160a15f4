import type { TransformCallback } from "node:stream"
import { Transform } from "node:stream"
import { StockCsvError } from "../error"

const MEBIBYTE = 1024 * 1024

/** Most bytes that are unpacked of one file. */
export const MOST_UNPACKED = 2048 * MEBIBYTE

/** Tables shrink to a tenth; what shrinks to less than this is made to burst. */
const MOST_TIMES = 200
/** So much may come of anything: a short table of equal rows is no bomb. */
const ALWAYS_FINE = MEBIBYTE

/** Whether `unpacked` bytes are more than `packed` ones of an honest file can hold. */
export function bursts(packed: number, unpacked: number): boolean {
  return (
    unpacked > MOST_UNPACKED ||
    (unpacked > ALWAYS_FINE && unpacked > packed * MOST_TIMES)
  )
}

export function tooLargeUnpacked(): StockCsvError {
  return new StockCsvError("too_large", { reason: "unpacked" })
}

/** Lets unpacked bytes through for as long as they are no more than an honest file holds. */
export class ExpansionLimit extends Transform {
  private unpacked = 0

  /** @param packed how many bytes were read of the packed file so far */
  constructor(private readonly packed: () => number) {
    super()
  }

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    callback: TransformCallback
  ): void {
    this.unpacked += chunk.length
    if (bursts(this.packed(), this.unpacked)) callback(tooLargeUnpacked())
    else callback(null, chunk)
  }
}
