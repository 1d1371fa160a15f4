import type { TextParams } from "../../texts"
import { COLUMN_NAMES } from "../columns"
import { StockCsvError } from "../error"
import type { Mapping } from "../reading"

/** Who takes a column: a field of ours, or the source whose quantity it holds. */
type Claim = { column: string | number; field?: string; source?: string }

/** How a column is told from others, and called. */
type Columns = {
  keyOf: (column: string | number) => string | number
  nameOf: (column: string | number) => string
}

const AS_WRITTEN: Columns = {
  // Column 3 is not the one called "3".
  keyOf: (column) => JSON.stringify(column),
  nameOf: String,
}

/**
 * What makes a mapping one that nobody can have meant, whatever the file: a column that gives two fields, or a source
 * with two columns. The params of `duplicate_column`; undefined where there is none.
 */
export function mappingConflict(mapping: Mapping): TextParams | undefined {
  return sharedColumn(mapping, AS_WRITTEN) ?? sharedSource(mapping)
}

/** Refuses a mapping that turns out to take two fields from one column, by its name and by its position, say. */
export function refuseSharedColumn(mapping: Mapping, columns: Columns): void {
  const params = sharedColumn(mapping, columns)
  if (params) {
    const column = String(params.column)
    throw new StockCsvError("duplicate_column", params, { column })
  }
}

function sharedColumn(
  mapping: Mapping,
  { keyOf, nameOf }: Columns
): TextParams | undefined {
  const known = new Map<string | number, Claim>()
  for (const claim of claimsOf(mapping)) {
    const key = keyOf(claim.column)
    const other = known.get(key)
    if (other && !isCap(other, claim)) {
      return { column: nameOf(claim.column), ...takers(other, claim) }
    }
    known.set(key, claim)
  }
  return undefined
}

/** Fields come before sources. */
function takers(one: Claim, other: Claim): TextParams {
  const { field = "", source = "" } = one
  if (other.field !== undefined) {
    return { reason: "two_fields", field, other_field: other.field }
  }
  const { source: other_source = "" } = other
  return one.field === undefined
    ? { reason: "two_sources", source, other_source }
    : { reason: "field_and_source", field, source: other_source }
}

/** `quantity` beside the columns of sources gives nothing: it says what caps them. */
function isCap(one: Claim, other: Claim): boolean {
  return one.field === "quantity" && other.source !== undefined
}

function claimsOf(mapping: Mapping): Claim[] {
  const ofFields = COLUMN_NAMES.flatMap((field): Claim[] => {
    const given = mapping[field]
    return given && "column" in given ? [{ field, column: given.column }] : []
  })
  const ofSources = Object.entries(mapping.sources ?? {}).map(
    ([column, source]) => ({ column, source })
  )
  return [...ofFields, ...ofSources]
}

/** Each of its rows would be there twice. */
function sharedSource({ sources = {} }: Mapping): TextParams | undefined {
  const known = new Map<string, string>()
  for (const [column, source] of Object.entries(sources)) {
    const key = source.trim().toLowerCase()
    const other = known.get(key)
    if (other !== undefined) {
      return {
        reason: "source_twice",
        column: other,
        other_column: column,
        source,
      }
    }
    known.set(key, column)
  }
  return undefined
}
