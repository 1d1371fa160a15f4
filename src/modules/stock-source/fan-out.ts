import { Writable } from "node:stream"
import { finished } from "node:stream/promises"

/**
 * A stream that gives all of `streams` what is written to it, at the pace of the slowest, and ends when all have ended.
 * Where one of them breaks, so do it and the others.
 */
export function fanOut(streams: Writable[]): Writable {
  const whole = new Set(streams)
  const ended = streams.map(async (stream) => {
    try {
      await finished(stream)
    } catch (error) {
      whole.delete(stream)
      fan.destroy(error as Error)
    }
  })
  const fan = new Writable({
    decodeStrings: false,
    write: (block, _encoding, done) => {
      Promise.all(streams.map((stream) => write(stream, block))).then(
        () => done(),
        done
      )
    },
    final: (done) => {
      streams.forEach((stream) => stream.end())
      Promise.all(ended).then(() => done(), done)
    },
    destroy: (error, done) => {
      for (const stream of whole) {
        stream.destroy(error ?? undefined)
      }
      done(error)
    },
  })
  for (const stream of streams) {
    // `finished` no longer listens to one that breaks because another did.
    stream.on("error", () => undefined)
  }
  return fan
}

function write(stream: Writable, block: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(block, (error) => (error ? reject(error) : resolve()))
  })
}
