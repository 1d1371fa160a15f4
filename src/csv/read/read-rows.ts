import type { Readable } from "node:stream"
import type { ColumnName } from "../columns"
import { isColumnName, normalizeColumnName } from "../columns"
import type { Delimiter } from "./dialect"
import type { Encoding } from "./encoding"
import type { FileIssue } from "../error"
import { StockCsvError } from "../error"
import type { Header } from "./header"
import { readHeader } from "./header"
import { PlainLines, type PlainBlock } from "./plain-lines"
import type { OpenedFile } from "./read-records"
import { openFile, parseRecords } from "./read-records"
import type { Table, TableOptions } from "./read-table"
import { readTable } from "./read-table"
import type { FileReading } from "../reading"
import type { StockCsvRow } from "../row"
import { isBlank, toRow } from "../row"

/** A stock CSV that is being read: `plain` to its end, where it is there, then `rows` to theirs. */
export type StockCsv = {
  delimiter: Delimiter
  encoding: Encoding
  /** Names of all columns as they stand, trimmed. */
  header: string[]
  /** Warnings about the file as a whole. */
  issues: FileIssue[]
  /** What it was taken for. */
  reading: FileReading
  /** The rows from the second one on that need no parser. */
  plain?: PlainRows
  /** The other rows that are not blank, in batches of at most 1,000; read once. */
  rows: AsyncGenerator<StockCsvRow[]>
}

/** Rows without blank ones between them, whose cells are what stands between the separators; see {@link PlainLines}. */
export type PlainRows = {
  delimiter: Delimiter
  /** What the cells are, in their order. */
  columns: ColumnName[]
  blocks: AsyncGenerator<PlainBlock>
}

/**
 * Reads a stock CSV as a stream: memory stays flat whatever the file.
 *
 * Resolves when the header is understood. Read `plain` and `rows` to their ends, or leave the loop: either
 * closes `input`.
 *
 * @param input bytes of the file
 * @throws StockCsvError `not_csv`, `empty_file`, `missing_column`, `duplicate_column`; `rows`
 * throws `not_csv` where a quote further down is broken, and `empty_file` at its end where
 * there was no row
 * @throws RangeError for an encoding or a delimiter that is not supported
 */
export async function readStockCsv(
  input: Readable,
  { required, ...options }: TableOptions
): Promise<StockCsv> {
  const file = await openFile(input, options)
  if (file.encoding !== "utf-8") {
    return parse(file, required)
  }
  const lines = await PlainLines.open(file.source, file.delimiter)
  return isPlainHeader(lines.header)
    ? readPlain(file, lines, lines.header, required)
    : parse({ ...file, source: lines.rest().source }, required)
}

async function parse(
  file: OpenedFile,
  required: readonly ColumnName[]
): Promise<StockCsv> {
  const table = await readTable(file, required)
  return { ...describe(file, table.header), rows: readRows(table) }
}

/** Whether all columns are such that an import reads. */
function isPlainHeader(header: string[] | undefined): header is string[] {
  return (
    header?.every((name) => isColumnName(normalizeColumnName(name))) ?? false
  )
}

async function readPlain(
  file: OpenedFile,
  lines: PlainLines,
  names: string[],
  required: readonly ColumnName[]
): Promise<StockCsv> {
  try {
    const header = readHeader(names, required)
    const columns = names.map(normalizeColumnName).filter(isColumnName)
    return {
      ...describe(file, header),
      plain: { delimiter: file.delimiter, columns, blocks: lines.blocks() },
      rows: readRest(file, lines, header),
    }
  } catch (error) {
    await lines.close()
    throw error
  }
}

async function* readRest(
  file: OpenedFile,
  lines: PlainLines,
  header: Header
): AsyncGenerator<StockCsvRow[]> {
  const { source, first } = lines.rest()
  const records = parseRecords({ ...file, source }, first)
  yield* readRows({ ...records, header }, lines.rows === 0)
}

function describe(
  { delimiter, encoding }: OpenedFile,
  { names, issues }: Header
): Pick<StockCsv, "delimiter" | "encoding" | "header" | "issues" | "reading"> {
  const reading: FileReading = {
    kind: "csv",
    encoding,
    delimiter,
    sheet: null,
    header_row: 1,
    decimal_separator: null,
    columns: names.map((name, index) => ({
      index: index + 1,
      name,
      samples: [],
      proposals: [],
    })),
    mapping: {},
  }
  return { delimiter, encoding, header: names, issues, reading }
}

async function* readRows(
  { header, tooLong, batches }: Omit<Table, "headerRecord">,
  empty = true
): AsyncGenerator<StockCsvRow[]> {
  for await (const { first, records } of batches) {
    const rows: StockCsvRow[] = []
    for (let i = 0; i < records.length; i++) {
      if (isBlank(records[i])) continue
      const index = first + i
      rows.push(toRow(header, records[i], index + 1, tooLong.has(index)))
    }
    if (rows.length === 0) continue
    empty = false
    yield rows
  }
  if (empty) {
    throw new StockCsvError("empty_file", { reason: "header_only" })
  }
}
