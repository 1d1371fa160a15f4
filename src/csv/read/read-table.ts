import type { ColumnName } from "../columns"
import { StockCsvError } from "../error"
import type { Header } from "./header"
import { readHeader } from "./header"
import type { CsvRecords, OpenedFile, RecordOptions } from "./read-records"
import { parseRecords } from "./read-records"
import type { Mapping } from "../reading"
import type { RecordBatch } from "./record-parser"
import { isBlank } from "../row"

/** How to read a stock CSV. */
export type TableOptions = RecordOptions & {
  /** Columns that the file must have. */
  required: readonly ColumnName[]
  /** Row of the header, as a spreadsheet counts. Default: the first one that is not blank. */
  headerRow?: number
  /** Sheet of a workbook. Default: the first one that has a header. */
  sheet?: string
  /** What gives each field. Default: the columns of their names. */
  mapping?: Mapping
}

/** A stock CSV whose header was read. */
export type Table = Omit<CsvRecords, "batches"> & {
  header: Header
  /** The header's cells as they came. */
  headerRecord: string[]
  /** What follows the header, blank records included. */
  batches: AsyncGenerator<RecordBatch>
}

/**
 * Understands the header of a stock CSV: the first record that is not blank.
 *
 * @throws StockCsvError, see `parseRecords` and `readHeader`
 */
export async function readTable(
  file: OpenedFile,
  required: readonly ColumnName[]
): Promise<Table> {
  const { batches, ...records } = parseRecords(file)
  try {
    const {
      first,
      records: [headerRecord, ...rest],
    } = await skipBlank(batches)
    if (records.tooLong.has(first)) throw headerTooLong(first + 1)
    return {
      ...records,
      header: readHeader(headerRecord, required),
      headerRecord,
      batches: startWith({ first: first + 1, records: rest }, batches),
    }
  } catch (error) {
    await batches.return(undefined)
    throw error
  }
}

/** The first batch, from its first record on that is not blank. */
async function skipBlank(
  batches: AsyncGenerator<RecordBatch>
): Promise<RecordBatch> {
  for (;;) {
    const { value, done } = await batches.next()
    if (done) {
      throw new StockCsvError("empty_file", { reason: "blank_rows" })
    }
    const { first, records }: RecordBatch = value
    const index = records.findIndex((record) => !isBlank(record))
    if (index >= 0) {
      return { first: first + index, records: records.slice(index) }
    }
  }
}

function headerTooLong(row: number): StockCsvError {
  return new StockCsvError("not_csv", { reason: "long_header", row })
}

async function* startWith(
  batch: RecordBatch,
  rest: AsyncGenerator<RecordBatch>
): AsyncGenerator<RecordBatch> {
  try {
    yield batch
    yield* rest
  } finally {
    // Who leaves at the first batch closes the file too.
    await rest.return(undefined)
  }
}
