/**
 * A decimal as Medusa keeps it beside the numeric column (MEDUSA: `raw_*` is what its services read).
 *
 * @param expression SQL of type numeric
 */
export function rawQuantity(expression: string): string {
  return `jsonb_build_object('value', trim_scale(${expression})::text, 'precision', 20)`
}

/**
 * A new id made by PostgreSQL: the prefix and 26 characters that a ULID could have, the time first so that
 * rows made together lie together in the index.
 */
export function newId(prefix: string): string {
  return `'${prefix}_' || upper(
    lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || substr(replace(gen_random_uuid()::text, '-', ''), 1, 14))`
}

/** Whether a source item's units may be sold; `i` is the source item, `s` its source. */
export const SELLS = `(s.enabled and i.status = 1)`

/** Whether units lie where status and source do not want them; `l` is the inventory level. */
export const UNSETTLED = `(case when ${SELLS} then i.withheld_quantity <> 0 else l.stocked_quantity > 0 end)`
