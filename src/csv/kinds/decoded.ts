import type { Readable } from "node:stream"

/** The text of UTF-8 bytes, without a byte order mark. Leaving it closes `source`. */
export async function* decodedText(source: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8")
  for await (const chunk of source as AsyncIterable<Buffer>) {
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}
