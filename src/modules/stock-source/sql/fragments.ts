/**
 * What Medusa keeps beside a numeric column `x` as `raw_x`: its modules read the quantity from there
 * (MEDUSA: BigNumber's `{value, precision}`). `expression` is SQL of ours, never a value.
 */
export function rawQuantity(expression: string): string {
  return `jsonb_build_object('value', trim_scale(${expression})::text, 'precision', 20)`
}

/**
 * Id of a row that an import makes: the import's own time and randomness, then the line's number.
 * Fixed before it is written, so that no retry makes it twice, and rising, so that indexes grow at their end.
 */
export function importedId(prefix: string, importUlid: string): string {
  return `'${prefix}_' || left(${importUlid}, 16) || lpad(upper(to_hex(r.row_number)), 10, '0')`
}

/** The 26 characters behind the prefix of an id of Medusa's. */
export function ulidOf(id: string): string {
  return id.slice(id.indexOf("_") + 1)
}
