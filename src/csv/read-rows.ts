import type { Readable } from "node:stream"
import type { Delimiter } from "./dialect"
import type { Encoding } from "./encoding"
import type { FileIssue } from "./error"
import { StockCsvError } from "./error"
import type { Table, TableOptions } from "./read-table"
import { readTable } from "./read-table"
import type { StockCsvRow } from "./row"
import { isBlank, toRow } from "./row"

/** A stock CSV that is being read. */
export type StockCsv = {
  delimiter: Delimiter
  encoding: Encoding
  /** Names of all columns as they stand, trimmed. */
  header: string[]
  /** Warnings about the file as a whole. */
  issues: FileIssue[]
  /** The rows that are not blank, in batches of at most 1,000; read once. */
  rows: AsyncGenerator<StockCsvRow[]>
}

/**
 * Reads a stock CSV as a stream: memory stays flat whatever the file.
 *
 * Resolves when the header is understood. Read `rows` to its end, or leave its loop: either
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
  options: TableOptions
): Promise<StockCsv> {
  const table = await readTable(input, options)
  return {
    delimiter: table.delimiter,
    encoding: table.encoding,
    header: table.header.names,
    issues: table.header.issues,
    rows: readRows(table),
  }
}

async function* readRows({
  header,
  tooLong,
  batches,
}: Table): AsyncGenerator<StockCsvRow[]> {
  let empty = true
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
    throw new StockCsvError(
      "empty_file",
      "The file has a header and no data rows."
    )
  }
}
