import { Readable } from "node:stream"
import { detectBom } from "./encoding-detector"
import { MAX_ROW_LENGTH } from "./record-scanner"

/** Consecutive lines whose cells are what stands between the separators, without any of CSV's rules. */
export type PlainBlock = {
  /** How many lines it has. */
  rows: number
  /** The lines, each with its line feed; ASCII. */
  bytes: Buffer
}

const LF = 0x0a
const SPACE = 0x20
const QUOTE = 0x22
const APOSTROPHE = 0x27
const BACKSLASH = 0x5c
// Of UTF-8.
const BOM_LENGTH = 3

/**
 * Reads a file for as long as its lines need no parser: printable ASCII, no quotes, as many cells as the header, no
 * spaces around a cell, not all empty, not the header again. That is what exports look like, ours and Magento's, and a parser takes ten times
 * as long for them. What follows the first other line is left to the parser.
 */
export class PlainLines {
  /** Index of the first record that is not read (0 is the header). */
  private index = 0
  /** The first line. */
  private header: Buffer = Buffer.alloc(0)

  private constructor(
    /** How many cells the first line has; undefined where that is not plain. */
    readonly width: number | undefined,
    private left: Buffer,
    private readonly input: AsyncIterator<Buffer>,
    private readonly delimiter: number
  ) {}

  /**
   * Looks at the first line.
   *
   * @param source UTF-8 bytes
   * @param delimiter one ASCII character
   */
  static async open(source: Readable, delimiter: string): Promise<PlainLines> {
    const input: AsyncIterator<Buffer> = source[Symbol.asyncIterator]()
    const { value: start = Buffer.alloc(0) } = await input.next()
    const separator = delimiter.charCodeAt(0)
    return new PlainLines(
      plainWidth(start, delimiter, separator),
      start,
      input,
      separator
    )
  }

  /** Rows that {@link blocks} has given. */
  get rows(): number {
    return Math.max(0, this.index - 1)
  }

  /** The plain lines behind a plain header, up to the first that is not; read once. Leaving it closes the file. */
  async *blocks(): AsyncGenerator<PlainBlock> {
    let ended = false
    try {
      const start = this.left.indexOf(LF) + 1
      this.header = this.left.subarray(
        detectBom(this.left) ? BOM_LENGTH : 0,
        start
      )
      this.left = this.left.subarray(start)
      this.index = 1
      for (let block = this.take(); block; block = this.take()) {
        if (block.rows > 0) yield block
        const { value, done } = await this.input.next()
        if (done) break
        this.left = Buffer.concat([this.left, value])
      }
      ended = true
    } finally {
      if (!ended) await this.close()
    }
  }

  /** What is not read, and the index of its first record. Reading it to its end, or leaving it, closes the file. */
  rest(): { source: Readable; first: number } {
    return { source: join(this.left, this.input), first: this.index }
  }

  async close(): Promise<void> {
    await this.input.return?.()
  }

  /** All whole lines at hand; undefined where one of them is not plain. */
  private take(): PlainBlock | undefined {
    const end = this.left.lastIndexOf(LF) + 1
    const bytes = this.left.subarray(0, end)
    if (this.hasHeader(bytes) || this.left.length - end > MAX_ROW_LENGTH) {
      return undefined
    }
    const rows = countPlain(bytes, this.delimiter, this.width ?? 0)
    if (rows === undefined) return undefined
    this.left = this.left.subarray(end)
    this.index += rows
    return { rows, bytes }
  }

  /** Whether a line names the columns again, as in files that were put together. */
  private hasHeader(bytes: Buffer): boolean {
    const at = bytes.indexOf(this.header)
    return at === 0 || (at > 0 && bytes[at - 1] === LF)
  }
}

function plainWidth(
  start: Buffer,
  delimiter: string,
  separator: number
): number | undefined {
  const from = detectBom(start) ? BOM_LENGTH : 0
  const line = start.subarray(from, start.indexOf(LF) + 1)
  const width = line.toString("latin1").split(delimiter).length
  return countPlain(line, separator, width) === 1 ? width : undefined
}

/** Number of lines, where all of them are plain; every line ends with a line feed. */
function countPlain(
  bytes: Buffer,
  delimiter: number,
  width: number
): number | undefined {
  let rows = 0
  let cells = 1
  let start = 0
  let before = delimiter
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte === LF || byte === delimiter) {
      if (before === SPACE) return undefined
      if (byte === delimiter) {
        cells++
      } else {
        // As many bytes as separators: all cells are empty.
        const length = i - start
        if (cells !== width || length < width || length >= MAX_ROW_LENGTH) {
          return undefined
        }
        rows++
        cells = 1
        start = i + 1
      }
    } else if (isSpecial(byte) || (byte === SPACE && isEnd(before))) {
      return undefined
    }
    before = byte
  }
  return rows

  function isEnd(byte: number): boolean {
    return byte === LF || byte === delimiter
  }
}

/** Means something to CSV, to a spreadsheet or to COPY, or is no printable ASCII. */
function isSpecial(byte: number): boolean {
  return (
    byte < SPACE ||
    byte > 0x7e ||
    byte === QUOTE ||
    byte === APOSTROPHE ||
    byte === BACKSLASH
  )
}

function join(start: Buffer, input: AsyncIterator<Buffer>): Readable {
  return Readable.from(
    (async function* () {
      try {
        if (start.length) yield start
        for (;;) {
          const { value, done } = await input.next()
          if (done) return
          yield value
        }
      } finally {
        await input.return?.()
      }
    })()
  )
}
