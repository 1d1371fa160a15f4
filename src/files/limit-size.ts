import createHttpError from "http-errors"
import { Transform } from "node:stream"

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
  return createHttpError(
    413,
    `The file is larger than ${limit} bytes, the limit of this store (option max_file_size). Split it and upload the parts one after the other.`
  )
}
