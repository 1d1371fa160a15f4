import { LineEnds } from "./line-ends"
import type { Delimiter } from "./dialect"
import { type QuoteFault, readQuotedRecord } from "./quoted-record"

/** Longest row that is read, in bytes of UTF-8. */
export const MAX_ROW_LENGTH = 64 * 1024

/** Why a record cannot be read. */
export type RecordFault = "too_long" | "no_object" | QuoteFault

/** A row of a table. Where it cannot be read, its cells are what stands between the separators of its line. */
export type CsvRecord = { cells: string[]; fault?: RecordFault }

/** A record that is too long and is left out up to its end. `quoted`: its line ends may stand in quotes. */
type Skipping = {
  cut: string
  padding: boolean
  quotes: boolean
  quoted: boolean
}

/**
 * Takes a text apart into records as spreadsheets do: a quote inside an unquoted cell is a letter, spaces before an
 * opening one do not count. Where the rules are broken one line is lost and no more, which no parser at hand does: they
 * give up, or take all that follows for one cell. Holds at most one record of {@link MAX_ROW_LENGTH} and what was pushed last.
 */
export class RecordScanner {
  private text = ""
  private at = 0
  private complete = false
  private lines = new LineEnds("", false)
  private skipping?: Skipping

  /** @param width how many cells a row has, where that is known: tells a quote that is never closed from a long cell */
  constructor(
    private readonly delimiter: Delimiter,
    private readonly width?: number
  ) {}

  push(text: string): void {
    this.look(this.text.slice(this.at) + text, false)
  }

  /** No more text comes. */
  end(): void {
    this.look(withoutPadding(this.text.slice(this.at)), true)
  }

  /** The next record that is there as a whole. */
  next(): CsvRecord | undefined {
    if (this.skipping) return this.skip(this.skipping)
    const { at, text } = this
    if (at === text.length) return undefined
    const end = this.lines.from(at)
    const line = text.slice(at, end < 0 ? undefined : end)
    if (line.includes('"')) return this.quoted(line, end)
    if (end < 0) return isTooLong(line) ? this.skipFrom() : undefined
    if (isTooLong(line)) return this.take(end, this.split(line), "too_long")
    if (this.mayBePadding(line, end)) return undefined
    return this.take(end, this.split(line))
  }

  private look(text: string, complete: boolean): void {
    this.text = text
    this.at = 0
    this.complete = complete
    this.lines = new LineEnds(text, complete)
  }

  private quoted(line: string, lineEnd: number): CsvRecord | undefined {
    const { text, complete, delimiter, at } = this
    const found = readQuotedRecord({ text, complete, delimiter }, at)
    if (found.kind === "cells") {
      const record = text.slice(at, found.end)
      return this.take(
        found.end,
        found.cells,
        isTooLong(record) ? "too_long" : undefined
      )
    }
    const isOpen = found.kind === "waits"
    if (isOpen || lineEnd < 0) {
      if (!isTooLong(text.slice(at))) return undefined
      if (lineEnd < 0 || !this.isRow(this.lines.behind(lineEnd))) {
        return this.skipFrom(isOpen ? found.open : undefined)
      }
    }
    const fault = isOpen ? "open_quote" : found.fault
    return this.take(lineEnd, this.split(line), fault)
  }

  /** Whether a line that begins there has as many cells as a row: then no quote is open there. */
  private isRow(at: number): boolean {
    const line = this.text.slice(at, at + MAX_ROW_LENGTH).split(/[\r\n]/, 1)[0]
    return this.split(line).length === this.width
  }

  private split(line: string): string[] {
    return line.split(this.delimiter)
  }

  private take(end: number, cells: string[], fault?: RecordFault): CsvRecord {
    this.at = this.lines.behind(end)
    return fault ? { cells, fault } : { cells }
  }

  /** Leaves out the rest of a record that is too long, from an open quote on where there is one. */
  private skipFrom(quote?: number): CsvRecord | undefined {
    const skipping = {
      cut: this.text.slice(this.at, this.at + MAX_ROW_LENGTH),
      padding: isPadding(this.text.slice(this.at)),
      quotes: quote !== undefined,
      quoted: quote !== undefined,
    }
    this.skipping = skipping
    this.at = quote === undefined ? this.text.length : quote + 1
    return this.skip(skipping)
  }

  private skip(skipping: Skipping): CsvRecord | undefined {
    const { text, complete } = this
    for (; this.at < text.length; this.at++) {
      const character = text[this.at]
      if (character === '"') {
        skipping.quoted = skipping.quotes && !skipping.quoted
      } else if (!skipping.quoted && /[\r\n]/.test(character)) {
        if (this.lines.from(this.at) < 0) return undefined
        return this.skipped(skipping, this.at)
      }
      skipping.padding &&= isPadding(character)
    }
    if (!complete) return undefined
    if (!skipping.padding) return this.skipped(skipping, text.length)
    this.skipping = undefined
    return undefined
  }

  private skipped({ cut, quoted }: Skipping, end: number): CsvRecord {
    this.skipping = undefined
    const fault = quoted ? "open_quote" : "too_long"
    return this.take(end, this.split(cut), fault)
  }

  /** Old programs end a file with ^Z, and fill it up with NULs; that is known when no more follows. */
  private mayBePadding(line: string, end: number): boolean {
    const isLast = this.lines.behind(end) === this.text.length
    return isLast && !this.complete && isPadding(line)
  }
}

function isTooLong(text: string): boolean {
  return (
    text.length > MAX_ROW_LENGTH / 3 && Buffer.byteLength(text) > MAX_ROW_LENGTH
  )
}

const NUL = "\0"
const CTRL_Z = String.fromCharCode(26)

function isPad(character: string): boolean {
  return character === NUL || character === CTRL_Z
}

/** Whether it has nothing but ^Z and NULs, and at least one of them. */
function isPadding(text: string): boolean {
  return text !== "" && withoutPadding(text) === ""
}

function withoutPadding(text: string): string {
  let end = text.length
  let pads = 0
  for (; end > 0; end--) {
    const character = text[end - 1]
    if (isPad(character)) pads++
    else if (character.trim() !== "") break
  }
  return pads > 0 ? text.slice(0, end) : text
}
