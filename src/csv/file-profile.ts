import { createHash } from "node:crypto"
import type { TransformCallback } from "node:stream"
import { Transform } from "node:stream"
import { EncodingDetector } from "./read/encoding-detector"
import type { Encoding } from "./read/encoding"
import { LONGEST_SIGNATURE, READ_SIGNATURES } from "./signatures"

/** What was learned of a file while it passed by. */
export type FileProfileResult = {
  /** Bytes. */
  size: number
  /** SHA-256 of the bytes, in hex. */
  hash: string
  /** Null where it is packed: what is in it has one of its own. */
  encoding: Encoding | null
}

/**
 * Lets a file through unchanged and learns its size, hash and encoding on the way, so
 * that an upload needs no second reading.
 */
export class FileProfile extends Transform {
  private size = 0
  private readonly digest = createHash("sha256")
  private readonly detector = new EncodingDetector()
  private start = ""
  private finished?: FileProfileResult

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    callback: TransformCallback
  ): void {
    this.size += chunk.length
    this.digest.update(chunk)
    this.detector.update(chunk)
    if (this.start.length < LONGEST_SIGNATURE) {
      this.start += chunk.toString("latin1", 0, LONGEST_SIGNATURE)
    }
    callback(null, chunk)
  }

  override _flush(callback: TransformCallback): void {
    this.finished = {
      size: this.size,
      hash: this.digest.digest("hex"),
      encoding: READ_SIGNATURES.some((bytes) => this.start.startsWith(bytes))
        ? null
        : this.detector.result(),
    }
    callback()
  }

  /** Size, hash and encoding; throws while the stream has not ended. */
  get result(): FileProfileResult {
    if (!this.finished) {
      throw new Error("The file has not passed yet: wait for the stream's end.")
    }
    return this.finished
  }
}
