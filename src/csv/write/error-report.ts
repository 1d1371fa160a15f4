import { Readable } from "node:stream"
import type { FileReading } from "../reading"
import { REPORT_COLUMN_NAMES } from "../columns"
import { openFile, type OpenedFile, readRecords } from "../read/read-records"
import type { TableOptions } from "../read/read-table"
import { rowOfLine } from "../row"
import { cellsAsTheyCame, guardsOfCsv } from "./report-cells"
import { type ReportColumns, reportColumns } from "./report-columns"
import { type ReportForm, writeAlike } from "./report-formats"

/** What is wrong with one row of the original file. */
export type RowErrors = { row_number: number; errors: string }

/**
 * The failing lines of a file as they came, with `row_number` and `errors` in front, to be fixed and uploaded again as the file
 * was: of its kind, a CSV in its encoding and dialect, below what stood above its header. The two columns of an earlier report are
 * replaced. A cell that a spreadsheet would run gets its `'`, as in an export.
 *
 * Both inputs are read side by side, once, in flat memory.
 *
 * @param original bytes of the file
 * @param errors ordered by `row_number`
 */
export function errorReport(
  original: Readable,
  options: TableOptions,
  errors: AsyncIterable<RowErrors>
): Readable {
  return Readable.from(reportChunks(original, options, errors), {
    objectMode: false,
  })
}

/** What is known of a file that has no plan. */
type KnownForm = Partial<
  Pick<FileReading, "kind" | "encoding" | "delimiter">
> | null

/** Of a file that has no rows to report: what is wrong with it as a whole, in the form of the file as far as that is known. */
export function fileErrorReport(
  messages: string[],
  known: KnownForm
): Readable {
  const form = {
    kind: known?.kind ?? "csv",
    encoding: known?.encoding ?? "utf-8",
    delimiter: known?.delimiter ?? ",",
    bom: false,
    lineEnd: "\n",
  } as ReportForm
  const { text } = form.kind === "csv" ? guardsOfCsv : cellsAsTheyCame
  const records = [
    [...REPORT_COLUMN_NAMES],
    ...messages.map((m) => ["", text(m)]),
  ]
  return Readable.from(
    writeAlike(form, { records, header: 0, numbers: [true, false] }),
    { objectMode: false }
  )
}

async function* reportChunks(
  original: Readable,
  options: TableOptions,
  errors: AsyncIterable<RowErrors>
): AsyncGenerator<Buffer | string> {
  const file = await openFile(original, options)
  const columns = reportColumns(file, options)
  yield* writeAlike(
    {
      ...file,
      kind: file.table?.kind ?? "csv",
      // As it is asked for, so that it is found again.
      sheet: options.sheet ?? file.table?.sheet ?? undefined,
    },
    {
      records: reportRecords(file, columns, ofRows(errors, columns.sources)),
      header: file.header?.index ?? 0,
      numbers: columns.numbers,
    }
  )
}

async function* reportRecords(
  file: OpenedFile,
  { names, keep }: ReportColumns,
  failing: AsyncGenerator<RowErrors>
): AsyncGenerator<string[]> {
  // Only a CSV is opened by what would run its cells.
  const guard = file.table ? cellsAsTheyCame : guardsOfCsv
  const header = file.header?.index ?? -1
  const named = [...REPORT_COLUMN_NAMES, ...names.map(guard.name)]
  if (header < 0) yield named
  try {
    let next = await failing.next()
    for await (const { first, records } of readRecords(file)) {
      for (let i = 0; i < records.length; i++) {
        const { cells } = records[i]
        const index = first + i
        if (index < header) yield cells.map(guard.cell)
        if (index === header) yield named
        if (index <= header) continue
        while (!next.done && next.value.row_number < index + 1) {
          next = await failing.next()
        }
        if (next.done) return
        const { row_number, errors } = next.value
        if (row_number > index + 1) continue
        yield [
          String(row_number),
          guard.text(errors),
          ...keep(cells).map(guard.cell),
        ]
        next = await failing.next()
      }
    }
  } finally {
    await failing.return(undefined)
  }
}

/** The errors of all lines that a row of the file has become, together. */
async function* ofRows(
  errors: AsyncIterable<RowErrors>,
  sources: number
): AsyncGenerator<RowErrors> {
  let row: RowErrors | undefined
  for await (const error of errors) {
    const row_number = rowOfLine(error.row_number, sources)
    if (row?.row_number === row_number) {
      row.errors += ` ${error.errors}`
      continue
    }
    if (row) yield row
    row = { ...error, row_number }
  }
  if (row) yield row
}
