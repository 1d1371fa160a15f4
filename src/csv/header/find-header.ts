import type { Mapping } from "../reading"
import { type HeadRecord, LOOKED_AT } from "../read/head"
import { countNames, sameName } from "./name-match"

/** What is asked of the header; what is left out is found. */
export type HeaderOptions = {
  /** As a spreadsheet counts. */
  headerRow?: number
  mapping?: Mapping
}

/**
 * The record that names the columns: the row that was given, the first that has all names of the mapping, the first
 * with two names that are known, else the first of all. Undefined: the mapping names columns by position, and no row
 * has names.
 *
 * @param records those that are not blank
 */
export function findHeader(
  records: HeadRecord[],
  { headerRow, mapping }: HeaderOptions
): HeadRecord | undefined {
  if (headerRow !== undefined) {
    return records.find(({ index }) => index === headerRow - 1)
  }
  const looked = records.slice(0, LOOKED_AT)
  const { names, positions } = columnsOf(mapping)
  const named = names.length ? looked.find(hasAll(names)) : undefined
  const known = looked.find(({ cells }) => countNames(cells) > 1)
  const [first] = looked
  const isRow = positions && !names.length && first && !countNames(first.cells)
  return named ?? known ?? (isRow ? undefined : first)
}

function columnsOf(mapping: Mapping = {}) {
  const { sources = {}, ...fields } = mapping
  const columns = Object.values(fields).flatMap((source) =>
    source && "column" in source ? [source.column] : []
  )
  const names = columns.filter((column) => typeof column === "string")
  return {
    names: [...names, ...Object.keys(sources)],
    positions: columns.length > names.length,
  }
}

function hasAll(names: string[]): (record: HeadRecord) => boolean {
  return ({ cells }) => {
    const there = new Set(cells.map(sameName))
    return names.every((name) => there.has(sameName(name)))
  }
}
