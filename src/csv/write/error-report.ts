import { Readable } from "node:stream"
import { stringify } from "csv-stringify"
import {
  isColumnName,
  isReportColumn,
  normalizeColumnName,
  REPORT_COLUMN_NAMES,
} from "../columns"
import { rowOfLine } from "../row"
import { escapeFormula, unescapeFormula } from "./formula"
import { writeAlike } from "./report-formats"
import { openFile, type OpenedFile } from "../read/read-records"
import { recordsBelowHeader, type TableOptions } from "../read/read-table"

/** What is wrong with one row of the original file. */
export type RowErrors = { row_number: number; errors: string }

/**
 * The failing lines of a file as they came, with `row_number` and `errors` in front: to be
 * fixed and uploaded again: of a workbook or JSON as one, of a CSV in UTF-8, the original's separator and columns; the two columns
 * of an earlier report are replaced. A cell that a spreadsheet would run gets its `'`, as in an export.
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

/** Of a file that has no rows to report: what is wrong with it as a whole. */
export function fileErrorReport(messages: string[]): Readable {
  const lines = messages.map((message) => ["", escapeFormula(message)])
  return Readable.from([REPORT_COLUMN_NAMES, ...lines]).pipe(stringify())
}

async function* reportChunks(
  original: Readable,
  options: TableOptions,
  errors: AsyncIterable<RowErrors>
): AsyncGenerator<Buffer | string> {
  const file = await openFile(original, options)
  yield* writeAlike(file, reportRecords(file, options, errors))
}

async function* reportRecords(
  file: OpenedFile,
  { mapping }: TableOptions,
  errors: AsyncIterable<RowErrors>
): AsyncGenerator<string[]> {
  const names = file.header?.cells ?? []
  // Only a CSV is opened by what would run its cells.
  const [guardCell, guardText, guardHead] = file.table
    ? [asIs, asIs, asIs]
    : [guard, escapeFormula, guardName]
  const keep = withoutReportColumns(names)
  yield [...REPORT_COLUMN_NAMES, ...keep(names).map(guardHead)]
  const sources = Object.keys(mapping?.sources ?? {}).length
  const failing = ofRows(errors, sources)
  try {
    let next = await failing.next()
    for await (const { first, records } of recordsBelowHeader(file)) {
      for (let i = 0; i < records.length && !next.done; i++) {
        const row_number = first + i + 1
        while (!next.done && next.value.row_number < row_number) {
          next = await failing.next()
        }
        if (next.done || next.value.row_number > row_number) continue
        const text = guardText(next.value.errors)
        yield [
          String(row_number),
          text,
          ...keep(records[i].cells).map(guardCell),
        ]
        next = await failing.next()
      }
      if (next.done) break
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

/** Leaves out the cells under an earlier report's own columns. */
function withoutReportColumns(
  header: string[]
): (record: string[]) => string[] {
  const drop = new Set<number>()
  header.forEach((cell, index) => {
    if (isReportColumn(normalizeColumnName(cell))) drop.add(index)
  })
  if (drop.size === 0) return (record) => record
  return (record) => record.filter((_, index) => !drop.has(index))
}

const asIs = (cell: string) => cell

const NUMBER = /^[+-]?[\d.,]+$/

/** As an export writes a cell that is read so: a cell that came guarded gets no second guard, and a number needs none. */
function guard(cell: string): string {
  return NUMBER.test(cell.trim()) ? cell : escapeFormula(unescapeFormula(cell))
}

/** Columns that an import knows keep the name by which it knows them. */
function guardName(cell: string): string {
  return isColumnName(normalizeColumnName(cell)) ? cell : guard(cell)
}
