import type { Readable } from "node:stream"

const ESCAPED = /\\(.)/g
const CHARACTERS: Record<string, string> = {
  t: "\t",
  n: "\n",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
}

/** The records of PostgreSQL's `COPY … TO STDOUT` in its text format, as they come; null cells are null. */
export async function* copyRecords(
  copy: Readable
): AsyncGenerator<(string | null)[][]> {
  let left = ""
  const decoder = new TextDecoder()
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    const lines = (left + decoder.decode(chunk, { stream: true })).split("\n")
    left = lines.pop() ?? ""
    yield lines.map((line) => line.split("\t").map(cellOf))
  }
}

function cellOf(text: string): string | null {
  if (!text.includes("\\")) return text
  if (text === "\\N") return null
  return text.replace(
    ESCAPED,
    (_, letter: string) => CHARACTERS[letter] ?? letter
  )
}
