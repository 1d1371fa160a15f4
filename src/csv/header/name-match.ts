import {
  COLUMN_NAMES,
  type ColumnName,
  isColumnName,
  isReportColumn,
  normalizeColumnName,
} from "../columns"
import { plainName, synonymOf } from "./synonyms"
import { clean } from "../read/clean"

/** `exact`: our own name; `alike`: the same spelled otherwise (`Source Code`); `synonym`: another word for it. */
export type NameMatch = {
  field: ColumnName
  kind: "exact" | "alike" | "synonym"
}

/** What stands for a byte that is no character, and for NUL, which PostgreSQL cannot hold. */
const UNREADABLE = "\ufffd"

const PLAIN_NAMES = new Map(COLUMN_NAMES.map((name) => [plainName(name), name]))

/** Which of our columns a name in a header means. */
export function matchName(cell: string): NameMatch | undefined {
  const name = normalizeColumnName(clean(cell))
  if (isColumnName(name)) return { field: name, kind: "exact" }
  if (name.length > 60 || name.includes(UNREADABLE)) return undefined
  const plain = plainName(name)
  const alike = PLAIN_NAMES.get(plain)
  if (alike) return { field: alike, kind: "alike" }
  const field = synonymOf(plain)
  return field && { field, kind: "synonym" }
}

/** How many different columns the names in a row mean, those of an error report included. */
export function countNames(cells: string[]): number {
  const meant = cells.map(
    (cell) => matchName(cell)?.field ?? reportColumn(cell)
  )
  return new Set(meant.filter((name) => name !== undefined)).size
}

function reportColumn(cell: string): string | undefined {
  const name = normalizeColumnName(cell)
  return isReportColumn(name) ? name : undefined
}

/** The names of a header record as they read, without empty ones at the end. */
export function columnNames(record: string[]): string[] {
  const names = record.map((cell) =>
    clean(cell).replaceAll("\0", UNREADABLE).trim()
  )
  while (names.length > 0 && names[names.length - 1] === "") {
    names.pop()
  }
  return names
}

/** A name as it is compared with one that was given. */
export function sameName(name: string): string {
  return clean(name).trim().toLowerCase()
}
