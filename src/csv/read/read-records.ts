import { Readable } from "node:stream"
import { StockCsvError } from "../error"
import { openKind } from "../kinds/open-kind"
import type { Unpacked } from "../kinds/opened-kind"
import type { Encoding } from "./encoding"
import {
  decodeStart,
  decodeText,
  ENCODINGS,
  normalizeEncoding,
} from "./encoding"
import { detectBom, EncodingDetector } from "./encoding-detector"
import { type Dialect, type DialectOptions, findDialect } from "./find-dialect"
import { type Head, LOOKED_AT } from "./head"
import { unnest } from "./nested"
import { countNames } from "../header/name-match"
import { openTable, type OpenedTable } from "./open-table"
import type { RecordBatch } from "./record-batch"
import { type CsvRecord, RecordScanner } from "./record-scanner"
import { assertText } from "./sniff"
import { type TextForm, textForm } from "./text-form"

/** So much of a file is looked at to find its encoding, separator and header. */
const HEAD_SIZE = 64 * 1024

/** Records handed on together: enough that the cost of a batch does not count. */
const BATCH_SIZE = 1000

/**
 * How to read a file; what is not given is found from its first 64 KiB. For the encoding
 * the whole file is the better witness: give what `FileProfile` has found.
 */
export type RecordOptions = DialectOptions & {
  encoding?: string
  /** Sheet of a workbook. Default: the first one that has a header. */
  sheet?: string
}

/** A file of which it is known how it is written. */
export type OpenedFile = Dialect &
  TextForm & {
    /** All of its bytes. */
    source: Readable
    /** Its records, where it is of another kind; what it is as a text then means nothing. */
    table?: OpenedTable
  }

/**
 * Finds out how a file is to be read.
 *
 * @throws StockCsvError `not_csv`, `empty_file`
 */
export async function openFile(
  input: Readable,
  options: RecordOptions
): Promise<OpenedFile> {
  return openLayer(input, options, 0)
}

/** A workbook may be packed, and packed once more. */
const MOST_LAYERS = 2

async function openLayer(
  input: Readable,
  options: RecordOptions,
  layers: number
): Promise<OpenedFile> {
  try {
    const taken = await takeHead(input)
    const { sheet } = options
    const opened = await openKind(taken.bytes, taken.rest, { sheet, hasHeader })
    if (!opened) return openText(taken, options)
    if ("batches" in opened) {
      const table = await openTable(opened, options)
      return { ...table, source: Readable.from([]) }
    }
    return await openUnpacked(opened, options, layers + 1)
  } catch (error) {
    input.destroy()
    throw error
  }
}

/** What was in a file that is packed is a file anew, and what was said stays. */
async function openUnpacked(
  { bytes, notes }: Unpacked,
  options: RecordOptions,
  layers: number
): Promise<OpenedFile> {
  if (layers > MOST_LAYERS) {
    bytes.destroy()
    throw new StockCsvError("not_csv", { reason: "archive" })
  }
  const file = await openLayer(bytes, options, layers)
  return { ...file, notes: [...notes, ...file.notes] }
}

function hasHeader(records: string[][]): boolean {
  return records.slice(0, LOOKED_AT).some((cells) => countNames(cells) > 1)
}

function openText(
  { bytes, rest, complete }: Taken,
  options: RecordOptions
): OpenedFile {
  const encoding = chooseEncoding(bytes, complete, options.encoding)
  assertText(bytes, encoding.startsWith("utf-16"))
  const head = { text: decodeStart(bytes, encoding), complete }
  const dialect = findDialect(head, options)
  if (!dialect) throw noRecord(head)
  const form = textForm(bytes, head.text, encoding)
  return { ...dialect, ...form, source: rest }
}

/**
 * The records of a file, in flat memory.
 *
 * @param first index of the first record of `source` in its file (0 is the file's first)
 */
export async function* readRecords(
  { source, encoding, delimiter, nested, header, table }: OpenedFile,
  first = 0
): AsyncGenerator<RecordBatch> {
  if (table) return yield* table.batches
  const scanner = new RecordScanner(delimiter, header?.cells.length)
  let records: CsvRecord[] = []
  function* batches(): Generator<RecordBatch> {
    for (let one = scanner.next(); one; one = scanner.next()) {
      records.push(nested ? unnest(one, delimiter) : one)
      if (records.length === BATCH_SIZE) yield batch()
    }
  }
  function batch(): RecordBatch {
    const taken = { first, records }
    first += records.length
    records = []
    return taken
  }
  for await (const text of decodeText(source, encoding, first === 0)) {
    scanner.push(text)
    yield* batches()
  }
  scanner.end()
  yield* batches()
  if (records.length) yield batch()
}

/** Why a file has no first row. */
function noRecord(head: Head): StockCsvError {
  if (head.text.trim() === "") return new StockCsvError("empty_file")
  return !/[\r\n]/.test(head.text.trim())
    ? new StockCsvError("not_csv", { reason: "long_header", row: 1 })
    : new StockCsvError("empty_file", { reason: "blank_rows" })
}

/** `rest` still has everything. */
type Taken = { bytes: Buffer; rest: Readable; complete: boolean }

/** The start of a stream. */
async function takeHead(input: Readable): Promise<Taken> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of input.iterator({ destroyOnReturn: false })) {
    chunks.push(Buffer.from(chunk))
    size += chunk.length
    if (size >= HEAD_SIZE) break
  }
  const bytes = Buffer.concat(chunks)
  if (size < HEAD_SIZE) {
    return { bytes, rest: Readable.from([bytes]), complete: true }
  }
  input.unshift(bytes)
  return { bytes, rest: input, complete: false }
}

function chooseEncoding(
  head: Buffer,
  complete: boolean,
  given: string | undefined
): Encoding {
  if (given === undefined) {
    const detector = new EncodingDetector()
    detector.update(head)
    return detector.result(complete)
  }
  const encoding = normalizeEncoding(given)
  if (!encoding) {
    throw new RangeError(
      `Unknown encoding "${given}"; allowed: ${ENCODINGS.join(", ")}.`
    )
  }
  // A byte order mark is no guess: it is right where the two differ.
  return detectBom(head) ?? encoding
}
