import { StockCsvError } from "../error"
import type { OpenedRecords } from "../kinds/opened-kind"
import { isBlank } from "./blank"
import { type Dialect, headerRowNotes } from "./find-dialect"
import { findHeader, type HeaderOptions } from "../header/find-header"
import { type HeadRecord, LOOKED_AT } from "./head"
import type { RecordBatch } from "./record-batch"
import type { TextForm } from "./text-form"

/** A table of another kind of file: its records, the first ones included. */
export type OpenedTable = Pick<
  OpenedRecords,
  "kind" | "sheet" | "found" | "batches"
> & {
  /** Of whoever does not read the records. */
  close: () => Promise<unknown>
}

// What is no text has no such thing.
const NO_TEXT = {
  delimiter: "\t",
  nested: false,
  encoding: "utf-8",
  bom: false,
  lineEnd: "\n",
} as const

/** Finds the header of a table that is no text, as that of a text is found. */
export async function openTable(
  { notes, batches, ...opened }: OpenedRecords,
  options: HeaderOptions
): Promise<Dialect & TextForm & { table: OpenedTable }> {
  const { value: first, done } = await batches.next()
  const start: RecordBatch[] = done ? [] : [first]
  if (
    start.every(({ records }) => records.every(({ cells }) => isBlank(cells)))
  ) {
    await batches.return(undefined)
    throw new StockCsvError("empty_file", { reason: "blank_rows" })
  }
  const from = (options.headerRow ?? 1) - 1
  const records = start.flatMap(headRecords).filter((one) => one.index >= from)
  const header = findHeader(records, options)
  const rows = header
    ? records.filter(({ index }) => index > header.index)
    : records
  return {
    ...NO_TEXT,
    header,
    samples: rows.slice(0, LOOKED_AT),
    notes: [
      ...notes,
      ...(options.headerRow === undefined
        ? headerRowNotes({ header, records })
        : []),
    ],
    table: {
      ...opened,
      batches: startWith(start, batches),
      close: () => batches.return(undefined),
    },
  }
}

function headRecords({ first, records }: RecordBatch): HeadRecord[] {
  return records
    .map((record, at) => ({ ...record, index: first + at }))
    .filter(({ cells }) => !isBlank(cells))
    .slice(0, 2 * LOOKED_AT)
}

async function* startWith(
  start: RecordBatch[],
  rest: AsyncGenerator<RecordBatch>
): AsyncGenerator<RecordBatch> {
  try {
    yield* start
    yield* rest
  } finally {
    // Who leaves at the first batch closes the file too.
    await rest.return(undefined)
  }
}
