import { PassThrough, pipeline, type Readable } from "node:stream"

/**
 * The same bytes, whose failure is told as `explain` has it. Destroyed, it destroys all that it comes from.
 *
 * @param sources each is piped into the next
 */
export function explainedStream(
  sources: [Readable, ...(Readable & NodeJS.WritableStream)[]],
  explain: (error: Error) => unknown
): Readable {
  const out = new PassThrough({
    destroy: (error, done) => done(error && (explain(error) as Error)),
  })
  pipeline([...sources, out] as [Readable, PassThrough], () => undefined)
  return out
}
