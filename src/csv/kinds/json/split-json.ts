import { MAX_ROW_LENGTH } from "../../read/record-scanner"

/** Text of one object, or undefined for one that is longer than a row may be. */
export type JsonText = string | undefined

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** The lines that are not blank. */
export async function* splitLines(
  source: AsyncIterable<string>
): AsyncGenerator<JsonText[]> {
  const held = new Held()
  for await (const chunk of source) {
    const texts: JsonText[] = []
    let from = 0
    for (;;) {
      const end = chunk.indexOf("\n", from)
      if (end < 0) break
      held.add(chunk, from, end)
      if (!held.isBlank) texts.push(held.take())
      else held.take()
      from = end + 1
    }
    held.add(chunk, from, chunk.length)
    yield texts
  }
  if (!held.isBlank) yield [held.take()]
}

/**
 * The entries of a list, without understanding them: what stands between its commas. What follows the list's end is an entry, too,
 * which nobody can parse.
 */
export async function* splitList(
  source: AsyncIterable<string>
): AsyncGenerator<JsonText[]> {
  const held = new Held()
  let depth = 0
  let quoted = false
  let escaped = false
  for await (const chunk of source) {
    const texts: JsonText[] = []
    let from = 0
    for (let i = 0; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i)
      if (quoted) {
        if (escaped) escaped = false
        else if (code === BACKSLASH) escaped = true
        else if (code === QUOTE) quoted = false
        continue
      }
      if (code === QUOTE) quoted = true
      else if (isOpening(code)) {
        if (depth++ === 0) from = i + 1
      } else if (isClosing(code) || (code === COMMA && depth === 1)) {
        if (depth === 1) {
          held.add(chunk, from, i)
          if (!held.isBlank) texts.push(held.take())
          from = i + 1
        }
        if (code !== COMMA) depth--
      }
    }
    held.add(chunk, from, chunk.length)
    yield texts
  }
  if (!held.isBlank) yield [held.take()]
}

const COMMA = 0x2c

function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b
}

function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d
}

/** What has come of a text so far, and no more of it than a row may have. */
class Held {
  private text = ""
  private cut = false

  add(chunk: string, from: number, to: number): void {
    if (this.cut || from >= to) return
    this.text += chunk.slice(from, to)
    if (this.text.length > MAX_ROW_LENGTH) this.cut = true
  }

  get isBlank(): boolean {
    return !this.cut && this.text.trim() === ""
  }

  take(): JsonText {
    const text = this.cut ? undefined : this.text
    this.text = ""
    this.cut = false
    return text
  }
}
