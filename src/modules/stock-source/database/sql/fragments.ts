/**
 * A decimal as Medusa keeps it beside the numeric column (MEDUSA: `raw_*` is what its services read).
 *
 * @param expression SQL of type numeric
 */
export function rawQuantity(expression: string): string {
  return `jsonb_build_object('value', trim_scale(${expression})::text, 'precision', 20)`
}

/** {@link rawQuantity} of 0: making it anew for each row costs 2 µs. */
export const RAW_ZERO = `'{"value": "0", "precision": 20}'::jsonb`

/**
 * A new id made by PostgreSQL: the prefix and 26 characters that a ULID could have, the time first so that
 * rows made together lie together in the index.
 */
export function newId(prefix: string): string {
  return `'${prefix}_' || upper(
    lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || substr(replace(gen_random_uuid()::text, '-', ''), 1, 14))`
}

/**
 * Id of a row that an import makes: the import's own time and randomness, then the number of its line `r`.
 * Fixed before it is written, so that no retry makes it twice, and rising, so that indexes grow at their end.
 *
 * @param importUlid SQL of the 26 characters of the import's id
 */
export function importedId(prefix: string, importUlid: string): string {
  return `'${prefix}_' || left(${importUlid}, 16) || lpad(upper(to_hex(r.row_number)), 10, '0')`
}

/** The 26 characters behind the prefix of an id of Medusa's. */
export function ulidOf(id: string): string {
  return id.slice(id.indexOf("_") + 1)
}

/**
 * The id of a level's source item: that of the level with a prefix of its own, so that it is the same whatever is said of it.
 *
 * @param levelId SQL of the level's id
 */
export function sourceItemId(levelId: string): string {
  return `('sitem_' || case when starts_with(${levelId}, 'ilev_') then substr(${levelId}, 6) else ${levelId} end)`
}

/**
 * Whether status and withheld units are to be noted (`stock_source_item_note`): no note says "in stock, nothing withheld".
 *
 * @param status SQL, as is `withheld`
 */
export function saysSomething(status: string, withheld: string): string {
  return `(${status} <> 1 or ${withheld} <> 0)`
}

/** Whether a source item's units may be sold; `i` is its note, if there is one, `s` its source. */
export const SELLS = `(s.enabled and coalesce(i.status, 1) = 1)`

/** Whether units lie where status and source do not want them; `l` is the inventory level. */
export const UNSETTLED = `(case when ${SELLS} then coalesce(i.withheld_quantity, 0) <> 0 else l.stocked_quantity > 0 end)`

/** JSON that `jsonb` takes: PostgreSQL's text knows no NUL, and a file's header may quote one. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    typeof part === "string" ? part.replaceAll("\0", "\ufffd") : part
  )
}

/**
 * A live quantity and a file's change of it. A change takes no quantity below 0, nor makes up units where Medusa's own
 * acts (backorders, edits of levels) have taken it there already.
 *
 * @param live SQL, null where the pair is not assigned
 */
export function rebased(live: string, change: string): string {
  return `greatest(coalesce(${live}, 0) + ${change}, least(${live}, 0))`
}

/**
 * A quantity that is wanted, or what is reserved where that is more and the policy clamps (`when`). Never more than is
 * there: where less is there than is reserved already, a clamp must not make up units.
 */
export function clamped(
  wanted: string,
  { when, reserved, live }: { when: string; reserved: string; live: string }
): string {
  return `greatest(${wanted}, case when ${when} then least(${reserved}, ${live}) end)`
}

/** What a spreadsheet leaves around a SKU without showing it. */
export const WHITESPACE = `E' \\t\\r\\n\\u00a0'`

/** Whether all lines of an import's plan are there, as its counts have them: those of one that is deleted go little by little. */
export const PLAN_IS_WHOLE = `((counts ->> 'rows')::integer is not distinct from (
    select count(*)::integer from stock_import_row line where line.import_number = stock_import.number
  ) + (
    select coalesce(sum(block.lines), 0)::integer from stock_import_unchanged block where block.import_number = stock_import.number
  ))`
