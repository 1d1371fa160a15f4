import { type FileIssue, StockCsvError } from "../error"
import type { FileReading, Mapping } from "../reading"
import type { SeenColumns } from "../header/assign-columns"
import {
  describeReading,
  mappingOf,
  type SeenFile,
} from "../header/describe-reading"
import { clean } from "./clean"
import { Findings } from "../header/findings"
import type { HeadRecord } from "./head"
import { short } from "../header/missing-columns"
import { type Header, readHeader, type Required } from "../header/header"
import { columnNames } from "../header/name-match"
import {
  type OpenedFile,
  type RecordOptions,
  readRecords,
} from "./read-records"
import type { RecordBatch } from "./record-batch"

/** How to read a stock CSV. */
export type TableOptions = RecordOptions & {
  /** Columns that the file must have. */
  required: readonly Required[]
  /** Row of the header, as a spreadsheet counts. Default: found among the first ones. */
  headerRow?: number
  /** What gives each field. Default: the columns of their names. */
  mapping?: Mapping
}

/** A table whose header was understood. */
export type Table = { header: Header; reading: FileReading }

/**
 * Understands the header of a table.
 *
 * @throws StockCsvError, with what was read, see `readHeader`; `not_csv` where the header's quotes cannot be read
 */
export function readTable(
  file: SeenFile,
  { header, samples }: Pick<OpenedFile, "header" | "samples">,
  options: TableOptions
): Table {
  if (header?.fault) throw unreadable(header)
  const seen = columnsOf(header, samples)
  try {
    const understood = readHeader(seen, options)
    const mapping = mappingOf(understood.fields, seen, options.mapping)
    const unclean = uncleanNames(header)
    return {
      header: { ...understood, issues: [...unclean, ...understood.issues] },
      reading: describeReading(file, seen, mapping),
    }
  } catch (error) {
    if (error instanceof StockCsvError) {
      const { reason } = error.params
      error.reading = describeReading(
        file,
        // What stands there is the first row.
        reason === "no_header" && header
          ? columnsOf(undefined, [header, ...samples])
          : seen
      )
    }
    throw error
  }
}

function columnsOf(
  header: HeadRecord | undefined,
  rows: HeadRecord[]
): SeenColumns {
  const samples = (index: number) => rows.map(({ cells }) => cells[index] ?? "")
  if (header) {
    const headerRow = header.index + 1
    return { names: columnNames(header.cells), samples, headerRow }
  }
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  return { names: Array<string>(width).fill(""), samples, headerRow: null }
}

/** Names with characters that nobody sees. */
function uncleanNames(header?: HeadRecord): FileIssue[] {
  const findings = new Findings()
  for (const cell of header?.cells ?? []) {
    const name = clean(cell)
    if (header && name !== cell) {
      findings.addUnclean(header.index + 1, short(name.trim()), cell)
    }
  }
  return findings.issues()
}

function unreadable({ fault, index }: HeadRecord): StockCsvError {
  const reason = fault === "too_long" ? "long_header" : fault
  return new StockCsvError("not_csv", {
    ...(reason && { reason }),
    row: index + 1,
  })
}

/** What follows the header, blank records included. */
export async function* recordsBelowHeader(
  file: OpenedFile,
  first = 0
): AsyncGenerator<RecordBatch> {
  const start = file.header ? file.header.index + 1 : 0
  for await (const batch of readRecords(file, first)) {
    const above = Math.max(0, start - batch.first)
    if (above >= batch.records.length) continue
    yield {
      first: batch.first + above,
      records: above ? batch.records.slice(above) : batch.records,
    }
  }
}
