import { Transform } from "node:stream"
import { httpRefusal } from "../modules/stock-source/refusal"

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
