import type { Readable } from "node:stream"
import type { ColumnName } from "../columns"
import type { Delimiter } from "./dialect"
import type { Encoding } from "./encoding"
import type { FileIssue } from "../error"
import { StockCsvError } from "../error"
import { Findings } from "../header/findings"
import type { Header } from "../header/header"
import { PlainLines, type PlainBlock } from "./plain-lines"
import type { OpenedTable } from "./open-table"
import { openFile, type OpenedFile } from "./read-records"
import type { RecordBatch } from "./record-batch"
import {
  readTable,
  recordsBelowHeader,
  type Table,
  type TableOptions,
} from "./read-table"
import type { FileReading } from "../reading"
import type { StockCsvRow } from "../row"
import { asLastRow, toRows } from "../row"
import { isOfPacking } from "../kinds/packed"
import { isBlank } from "./blank"

/** A stock CSV that is being read: `plain` to its end, where it is there, then `rows` to theirs. */
export type StockCsv = {
  /** Null where its kind has none. */
  delimiter: Delimiter | null
  /** Null where its kind has none. */
  encoding: Encoding | null
  /** Names of all columns as they stand, trimmed. */
  header: string[]
  /** Warnings about the file as a whole; complete when the rows are read. */
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
 * throws `empty_file` at its end where there was no row
 * @throws RangeError for an encoding or a delimiter that is not supported
 */
export async function readStockCsv(
  input: Readable,
  options: TableOptions
): Promise<StockCsv> {
  const file = await openFile(input, options)
  const table = await readOrClose(file, options)
  const columns = plainColumns(file, table.header)
  return columns
    ? readPlain(file, table, columns)
    : { ...describe(file, table), ...readAll(file, table) }
}

async function readOrClose(
  file: OpenedFile,
  options: TableOptions
): Promise<Table> {
  const { kind, sheet } = file.table ?? { kind: "csv" as const, sheet: null }
  try {
    return readTable({ kind, sheet, ...dialectOf(file) }, file, options)
  } catch (error) {
    file.source.destroy()
    await file.table?.close()
    throw error
  }
}

function dialectOf({ table, encoding, delimiter }: OpenedFile) {
  return table ? { encoding: null, delimiter: null } : { encoding, delimiter }
}

type Rows = Pick<StockCsv, "issues" | "plain" | "rows">

function readAll(file: OpenedFile, table: Table): Rows {
  const issues = [...file.notes, ...table.header.issues]
  const rows = readRows(recordsBelowHeader(file), table.header, issues, true)
  return { issues, rows: file.table ? told(rows, file.table, issues) : rows }
}

/** Says what was found in the cells of another kind of file, when they are read. */
async function* told(
  rows: AsyncGenerator<StockCsvRow[]>,
  { found }: OpenedTable,
  issues: FileIssue[]
): AsyncGenerator<StockCsvRow[]> {
  yield* rows
  issues.push(...found())
}

/** What each column of the file is, where all of them are ours and are read as they stand. */
function plainColumns(
  { encoding, notes, header, nested, table }: OpenedFile,
  { names, fields, sources }: Header
): ColumnName[] | undefined {
  // What was unpacked is read as if it had come so.
  const isSimple =
    !table && !nested && header?.index === 0 && notes.every(isOfPacking)
  const isChanged = fields.some(({ value }) => value !== undefined)
  if (encoding !== "utf-8" || !isSimple || isChanged || sources.length) {
    return undefined
  }
  const columns = names.flatMap(
    (_, at) => fields.find(({ index }) => index === at)?.name ?? []
  )
  return columns.length === names.length ? columns : undefined
}

async function readPlain(
  file: OpenedFile,
  table: Table,
  columns: ColumnName[]
): Promise<StockCsv> {
  const lines = await PlainLines.open(file.source, file.delimiter)
  const described = describe(file, table)
  if (lines.width !== columns.length) {
    const { source } = lines.rest()
    return { ...described, ...readAll({ ...file, source }, table) }
  }
  const issues = [...file.notes, ...table.header.issues]
  return {
    ...described,
    issues,
    plain: { delimiter: file.delimiter, columns, blocks: lines.blocks() },
    rows: readRest(file, lines, table.header, issues),
  }
}

async function* readRest(
  file: OpenedFile,
  lines: PlainLines,
  header: Header,
  issues: FileIssue[]
): AsyncGenerator<StockCsvRow[]> {
  const { source, first } = lines.rest()
  const records = recordsBelowHeader({ ...file, source }, first)
  yield* readRows(records, header, issues, lines.rows === 0)
}

function describe(
  file: OpenedFile,
  { header, reading }: Table
): Pick<StockCsv, "delimiter" | "encoding" | "header" | "reading"> {
  return { ...dialectOf(file), header: header.names, reading }
}

/** @param empty whether no row came before */
async function* readRows(
  batches: AsyncGenerator<RecordBatch>,
  header: Header,
  issues: FileIssue[],
  empty: boolean
): AsyncGenerator<StockCsvRow[]> {
  const findings = new Findings()
  // The last row is told apart: a file that is cut off ends in the middle of one.
  let last: StockCsvRow | undefined
  for await (const { first, records } of batches) {
    const rows: StockCsvRow[] = last ? [last] : []
    for (let i = 0; i < records.length; i++) {
      if (isBlank(records[i].cells)) continue
      rows.push(...toRows(header, records[i], first + i + 1, findings))
    }
    last = rows.pop()
    if (rows.length) yield rows
  }
  if (last) yield [asLastRow(last)]
  issues.push(...findings.issues())
  if (empty && !last) {
    throw new StockCsvError("empty_file", { reason: "header_only" })
  }
}
