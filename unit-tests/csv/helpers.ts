import { Readable } from "node:stream"
import type { StockCsv, StockCsvRow, TableOptions } from "../../src/csv"
import { COLUMN_NAMES, readStockCsv, StockCsvError } from "../../src/csv"

export type Source = string | Buffer | Iterable<Buffer> | AsyncIterable<Buffer>

/** A stream of bytes; text is UTF-8. */
export function bytes(source: Source): Readable {
  if (typeof source === "string") return Readable.from([Buffer.from(source)])
  return Readable.from(Buffer.isBuffer(source) ? [source] : source)
}

/** Every byte a chunk of its own: cuts all characters and all line ends. */
export function byteByByte(source: string | Buffer): Buffer[] {
  return Array.from(Buffer.from(source as string), (byte) =>
    Buffer.from([byte])
  )
}

export type ReadAll = Omit<StockCsv, "plain" | "rows"> & {
  rows: StockCsvRow[]
  /** How many of the rows needed no parser. */
  plain: number
}

export async function readAll(
  source: Source,
  options: Partial<TableOptions> = {}
): Promise<ReadAll> {
  const csv = await readStockCsv(bytes(source), {
    required: ["source_code", "sku", "quantity"],
    ...options,
  })
  const rows = await plainRows(csv)
  const plain = rows.length
  for await (const batch of csv.rows) rows.push(...batch)
  return { ...csv, plain, rows }
}

/** Rows that need no parser, read as PostgreSQL's COPY does: a cell is what stands between two separators. */
async function plainRows({ plain }: StockCsv): Promise<StockCsvRow[]> {
  const rows: StockCsvRow[] = []
  if (!plain) return rows
  for await (const block of plain.blocks) {
    const lines = block.bytes.toString("utf8").split("\n").slice(0, -1)
    expect(lines).toHaveLength(block.rows)
    for (const line of lines) {
      const cells = line.split(plain.delimiter)
      const row = Object.fromEntries(
        COLUMN_NAMES.map((name) => [name, null])
      ) as unknown as StockCsvRow
      plain.columns.forEach((name, at) => (row[name] = cells[at]))
      rows.push({ ...row, row_number: rows.length + 2, problem: null })
    }
  }
  return rows
}

/** The error that reading ends with. */
export async function failure(
  source: Source,
  options: Partial<TableOptions> = {}
): Promise<StockCsvError> {
  const outcome = await readAll(source, options).catch((error) => error)
  expect(outcome).toBeInstanceOf(StockCsvError)
  return outcome
}

export async function text(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString("utf8")
}

export const HEADER = "source_code,sku,status,quantity\n"
/** The same to a CSV parser, which reads the rows behind it too. */
export const PARSED_HEADER = '"source_code",sku,status,quantity\n'
export const skus = (csv: ReadAll) => csv.rows.map((row) => row.sku)
export const codes = (csv: ReadAll) =>
  csv.rows.map((row) => row.problem?.code ?? null)
export const rowNumbers = (csv: ReadAll) =>
  csv.rows.map((row) => row.row_number)

/** Lets the event loop turn until the condition holds; false where it never does. */
export async function until(condition: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 1000 && !condition(); turn++) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  return condition()
}
