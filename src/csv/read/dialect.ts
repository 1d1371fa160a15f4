import { parse } from "csv-parse/sync"
import { isColumnName, isReportColumn, normalizeColumnName } from "../columns"

/** Separators that can be read; the first one wins a draw. */
export const DELIMITERS = [",", ";", "\t", "|"] as const

/** A separator that can be read. */
export type Delimiter = (typeof DELIMITERS)[number]

/** True for `,` `;` tab `|`. */
export function isDelimiter(text: string): text is Delimiter {
  return (DELIMITERS as readonly string[]).includes(text)
}

/**
 * The first record that is not blank; quoted line ends belong to it. All of the text
 * where no line ends.
 */
export function firstRecord(text: string): string {
  const start = text.search(/\S/)
  if (start < 0) return ""
  let quoted = false
  for (let i = start; i < text.length; i++) {
    const char = text[i]
    if (char === '"') {
      quoted = !quoted
    } else if (!quoted && (char === "\n" || char === "\r")) {
      return text.slice(start, i)
    }
  }
  return text.slice(start)
}

function cellsOf(record: string, delimiter: Delimiter): string[] {
  try {
    return (
      parse(record, { delimiter, relax_quotes: true, to: 1 }) as string[][]
    ).flat()
  } catch {
    return []
  }
}

function countKnown(cells: string[]): number {
  return cells
    .map(normalizeColumnName)
    .filter((name) => isColumnName(name) || isReportColumn(name)).length
}

/**
 * The separator of a file, from its header: the one that gives most known column names;
 * where none is known, the one that gives most cells; a single cell means a comma.
 */
export function detectDelimiter(header: string): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const cells = cellsOf(header, delimiter)
    return { delimiter, known: countKnown(cells), cells: cells.length }
  })
  scored.sort((a, b) => b.known - a.known || b.cells - a.cells)
  return scored[0].delimiter
}
