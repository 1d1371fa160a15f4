import { pipeline, Readable } from "node:stream"
import type { Encoding } from "./encoding"
import {
  decodeStart,
  decodeStream,
  ENCODINGS,
  normalizeEncoding,
} from "./encoding"
import { detectBom, EncodingDetector } from "./encoding-detector"
import type { Delimiter } from "./dialect"
import {
  DELIMITERS,
  detectDelimiter,
  firstRecord,
  isDelimiter,
} from "./dialect"
import { StockCsvError } from "../error"
import { RecordLimit } from "./record-limit"
import type { RecordBatch } from "./record-parser"
import { RecordParser } from "./record-parser"
import { assertText } from "./sniff"

/** So much of a file is looked at to find its encoding and separator. */
const HEAD_SIZE = 64 * 1024

/**
 * How to read a file; what is not given is found from its first 64 KiB. For the encoding
 * the whole file is the better witness: give what `FileProfile` has found.
 */
export type RecordOptions = { encoding?: string; delimiter?: string }

/** A file whose encoding and separator are known. */
export type OpenedFile = {
  encoding: Encoding
  delimiter: Delimiter
  /** All of its bytes. */
  source: Readable
}

/** A file's records, all of them, blank ones and the header included. */
export type CsvRecords = {
  encoding: Encoding
  delimiter: Delimiter
  /** Records that were cut because they exceed `MAX_ROW_LENGTH`, by index. */
  tooLong: ReadonlySet<number>
  batches: AsyncGenerator<RecordBatch>
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
  try {
    const { head, rest, complete } = await takeHead(input)
    const encoding = chooseEncoding(head, complete, options.encoding)
    assertText(head, encoding.startsWith("utf-16"))
    const header = firstRecord(decodeStart(head, encoding))
    if (header === "") throw emptyFile()
    const delimiter = chooseDelimiter(header, options.delimiter)
    return { encoding, delimiter, source: rest }
  } catch (error) {
    input.destroy()
    throw error
  }
}

/**
 * Parses a CSV: bytes in, records out, in flat memory. `batches` throws StockCsvError `not_csv` at a fault.
 *
 * @param first index of the first record of `source` in its file (0 is the file's first)
 */
export function parseRecords(
  { source, encoding, delimiter }: OpenedFile,
  first = 0
): CsvRecords {
  const limit = new RecordLimit(first)
  const parser = new RecordParser(delimiter, first)
  // csv-parse reads UTF-8 bytes, so most files need no decoding on the way.
  const decode = encoding === "utf-8" ? [] : [decodeStream(encoding)]
  // Whatever fails destroys all of the streams, and `for await` throws it.
  pipeline([source, ...decode, limit, parser], () => undefined)
  return {
    encoding,
    delimiter,
    tooLong: limit.tooLong,
    batches: readBatches(parser),
  }
}

function emptyFile(): StockCsvError {
  return new StockCsvError("empty_file")
}

type Head = { head: Buffer; rest: Readable; complete: boolean }

/** The start of a stream; `rest` still has everything. */
async function takeHead(input: Readable): Promise<Head> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of input.iterator({ destroyOnReturn: false })) {
    chunks.push(Buffer.from(chunk))
    size += chunk.length
    if (size >= HEAD_SIZE) break
  }
  const head = Buffer.concat(chunks)
  if (size < HEAD_SIZE) {
    return { head, rest: Readable.from([head]), complete: true }
  }
  input.unshift(head)
  return { head, rest: input, complete: false }
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

function chooseDelimiter(header: string, given: string | undefined): Delimiter {
  if (given === undefined) return detectDelimiter(header)
  if (!isDelimiter(given)) {
    throw new RangeError(
      `Unknown delimiter ${JSON.stringify(given)}; allowed: ${DELIMITERS.map((d) => JSON.stringify(d)).join(", ")}.`
    )
  }
  return given
}

async function* readBatches(parser: RecordParser): AsyncGenerator<RecordBatch> {
  try {
    yield* parser as AsyncIterable<RecordBatch>
  } catch (error) {
    throw parser.explain(error)
  }
}
