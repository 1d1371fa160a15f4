import { assumed, type FileIssue } from "../error"
import { type Delimiter, DELIMITERS, isDelimiter } from "./dialect"
import { findHeader, type HeaderOptions } from "../header/find-header"
import {
  firstRecords,
  type Head,
  type HeadRecord,
  LOOKED_AT,
  type Splitting,
} from "./head"
import { columnNames, countNames } from "../header/name-match"

/** What is asked of a file's table; what is left out is found. */
export type DialectOptions = HeaderOptions & { delimiter?: string }

/** How a table is written. */
export type Dialect = Splitting & {
  /** The record that names the columns; undefined: there is none, and all are rows. */
  header?: HeadRecord
  /** The first rows. */
  samples: HeadRecord[]
  /** What was assumed. */
  notes: FileIssue[]
}

/** One way of taking the start of a file. */
type Candidate = Splitting & {
  records: HeadRecord[]
  header?: HeadRecord
  known: number
}

/** Finds out how a table is written, from the start of its text; undefined where nothing stands there. */
export function findDialect(
  head: Head,
  options: DialectOptions
): Dialect | undefined {
  const given = assertDelimiter(options.delimiter)
  if (BLANK.test(head.text)) return undefined
  const line = separatorLine(head.text)
  const named = given ?? line?.delimiter
  const from = Math.max((options.headerRow ?? 1) - 1, line ? 1 : 0)
  const [best] = (named ? [named] : DELIMITERS)
    .flatMap((delimiter) => [
      { delimiter, nested: false },
      { delimiter, nested: true },
    ])
    .map((splitting) => look(head, splitting, options, from))
    .sort((a, b) => b.known - a.known || width(b) - width(a))
  if (best.records.length === 0) return undefined
  const ofRows = given ? best : splittingOfRows(head, best)
  const ofHeader = given ? headerOf(head, best, options, from) : best
  return {
    delimiter: ofRows.delimiter,
    nested: ofRows.nested,
    header: ofHeader.header,
    samples: samplesOf(head, ofRows, ofHeader),
    notes: [
      ...splittingNotes(ofHeader, ofRows),
      ...(options.headerRow === undefined ? headerRowNotes(ofHeader) : []),
    ],
  }
}

/** Where a separator is given, the header may be written with another one, if the rows are as wide as it is. */
function headerOf(
  head: Head,
  rows: Candidate,
  options: HeaderOptions,
  from: number
): Candidate {
  if (rows.known > 1) return rows
  const other = DELIMITERS.map((delimiter) =>
    look(head, { delimiter, nested: false }, options, from)
  ).find(
    (one) =>
      one.known > 1 &&
      samplesOf(head, rows, one).every(
        ({ cells }) => cells.length === one.header?.cells.length
      )
  )
  return other ?? rows
}

function look(
  head: Head,
  splitting: Splitting,
  options: HeaderOptions,
  from: number
): Candidate {
  const records = firstRecords(head, splitting, from)
  const header = findHeader(records, options)
  const known = header ? countNames(header.cells) : 0
  return { ...splitting, records, header, known }
}

function width({ header, records }: Candidate): number {
  return (header ?? records[0])?.cells.length ?? 0
}

function assertDelimiter(given: string | undefined): Delimiter | undefined {
  if (given === undefined || isDelimiter(given)) return given
  throw new RangeError(
    `Unknown delimiter ${JSON.stringify(given)}; allowed: ${DELIMITERS.map((d) => JSON.stringify(d)).join(", ")}.`
  )
}

/** To one separator, the others are letters. */
const BLANK = /^[\s,;|"]*$/

const SEPARATOR_LINE = /^\ufeff?[ "]*sep=(.)["\s,;|]*$/i

/** A first line such as `sep=;`, which tells spreadsheets the separator: also quoted, or filled up with separators. */
function separatorLine(
  text: string
): { delimiter: Delimiter | undefined } | undefined {
  const [line] = text.slice(0, 1_000).split(/[\r\n]/, 1)
  const found = SEPARATOR_LINE.exec(line)
  if (!found) return undefined
  return { delimiter: isDelimiter(found[1]) ? found[1] : undefined }
}

/** The header's own, unless no row has as many cells as the header, and all have in another way of taking them apart. */
function splittingOfRows(head: Head, best: Candidate): Splitting {
  const { delimiter, header } = best
  const cells = columnNames(header?.cells ?? []).length
  const fits = ({ cells: { length } }: HeadRecord) => length === cells
  const rows = samplesOf(head, best, best)
  if (cells < 2 || rows.length === 0 || rows.some(fits)) return best
  const others: Splitting[] = [
    { delimiter, nested: true },
    ...DELIMITERS.map((other) => ({ delimiter: other, nested: false })),
  ]
  return (
    others.find((other) => samplesOf(head, other, best).every(fits)) ?? best
  )
}

/** The rows behind the header. */
function samplesOf(
  head: Head,
  splitting: Splitting,
  { header, records }: Candidate
): HeadRecord[] {
  const rows = header
    ? firstRecords(head, splitting, header.index + 1)
    : records
  return rows.slice(0, LOOKED_AT)
}

function splittingNotes(header: Candidate, rows: Splitting): FileIssue[] {
  return [
    ...(rows.nested ? [assumed({ reason: "nested_lines" })] : []),
    ...(rows.delimiter === header.delimiter
      ? []
      : [
          assumed({
            reason: "row_separator",
            separator: nameOf(rows.delimiter),
            header_separator: nameOf(header.delimiter),
          }),
        ]),
  ]
}

/** Says that the header is not the first row. */
export function headerRowNotes({
  header,
  records,
}: Pick<Candidate, "header" | "records">): FileIssue[] {
  return header && header !== records[0]
    ? [assumed({ reason: "header_row", header_row: header.index + 1 })]
    : []
}

function nameOf(delimiter: Delimiter): string {
  return delimiter === "\t" ? "Tab" : delimiter
}
