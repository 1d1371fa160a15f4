import type { Delimiter } from "./dialect"

/** Why quotes cannot be read: one is never closed, text follows a closing one, or `\"` was meant for `""`. */
export type QuoteFault = "open_quote" | "stray_quote" | "backslash_quote"

/**
 * `cells`: a whole record, whose line ends at `end`. `waits`: more text is needed; `open` is where the quote stands
 * that is open so far.
 */
export type QuotedRecord =
  | { kind: "cells"; cells: string[]; end: number }
  | { kind: "fault"; fault: QuoteFault }
  | { kind: "waits"; open?: number }

/** Text in which records are looked for. `complete`: no more of it follows. */
export type Scanned = { text: string; complete: boolean; delimiter: Delimiter }

type Cell =
  | { kind: "cell"; value: string; end: number }
  | Exclude<QuotedRecord, { kind: "cells" }>

const WAITS = { kind: "waits" } as const

/** Reads the record that begins at `start` and has quotes. */
export function readQuotedRecord(
  scanned: Scanned,
  start: number
): QuotedRecord {
  const cells: string[] = []
  for (let at = start; ; at++) {
    const cell = readCell(scanned, at)
    if (cell.kind !== "cell") return cell
    cells.push(cell.value)
    at = cell.end
    if (scanned.text[at] !== scanned.delimiter) {
      return { kind: "cells", cells, end: at }
    }
  }
}

function readCell(scanned: Scanned, at: number): Cell {
  const { text } = scanned
  const start = behindBlanks(scanned, at)
  if (text[start] === '"') {
    return readQuoted(scanned, start)
  }
  if (text.startsWith('="', start)) {
    // Text as spreadsheets keep it from becoming a number; other formulas are letters.
    const formula = readQuoted(scanned, start + 1)
    if (formula.kind !== "fault") return formula
  }
  const end = endOfCell(scanned, at)
  return end < 0 ? WAITS : { kind: "cell", value: text.slice(at, end), end }
}

function readQuoted(scanned: Scanned, open: number): Cell {
  const { text, complete } = scanned
  const close = closingQuote(text, open)
  const end = close < 0 ? -1 : behindBlanks(scanned, close + 1)
  if (close >= 0 && isEnd(scanned, end)) {
    return isCut(scanned, end)
      ? { ...WAITS, open }
      : { kind: "cell", value: unquote(text.slice(open + 1, close)), end }
  }
  const mayGoOn = close < 0 || end === text.length
  if (mayGoOn && !complete) return { ...WAITS, open }
  return { kind: "fault", fault: faultOf(text, open, close) }
}

/** Where the quote stands that is not written twice; -1: none so far. */
function closingQuote(text: string, open: number): number {
  let quote = text.indexOf('"', open + 1)
  while (quote >= 0 && text[quote + 1] === '"') {
    quote = text.indexOf('"', quote + 2)
  }
  return quote
}

function unquote(quoted: string): string {
  const value = quoted.replaceAll('""', '"')
  return /^="[^"]*"$/.test(value) ? value.slice(2, -1) : value
}

function faultOf(text: string, open: number, close: number): QuoteFault {
  const cell = text.slice(open + 1, close < 0 ? undefined : close)
  const [line] = cell.split(/[\r\n]/, 1)
  if (line.includes('\\"') || line.endsWith("\\")) return "backslash_quote"
  return close < 0 || line.length < cell.length ? "open_quote" : "stray_quote"
}

/** Behind the spaces at `at`; a tab is one too where it separates no cells. */
function behindBlanks({ text, delimiter }: Scanned, at: number): number {
  let end = at
  while (text[end] === " " || (text[end] === "\t" && delimiter !== "\t")) end++
  return end
}

/** Where an unquoted cell ends; -1 where that is not known yet. */
function endOfCell(scanned: Scanned, at: number): number {
  let end = at
  while (end < scanned.text.length && !isEnd(scanned, end)) end++
  return isCut(scanned, end) ? -1 : end
}

function isEnd({ text, complete, delimiter }: Scanned, at: number): boolean {
  if (at === text.length) return complete
  const character = text[at]
  return character === delimiter || character === "\n" || character === "\r"
}

/** What stands there may be half of a CRLF, or the end of what has come so far. */
function isCut({ text, complete }: Scanned, at: number): boolean {
  const last =
    at === text.length || (at === text.length - 1 && text[at] === "\r")
  return last && !complete
}
