import { clamped, rebased } from "../../../database/sql/fragments"

const LIVE_QUANTITY =
  "level.stocked_quantity + coalesce(item.withheld_quantity, 0)"

/** The status that a line leads to: where it does not name one, what is there by now. */
const TARGET_STATUS =
  "(case when r.keeps_status and r.after_status is not null and level.id is not null then coalesce(item.status, 1) else r.after_status end)"

/**
 * What a line makes of its quantity now, by the rules of the check (decide-rows.ts) and what is live and reserved by now.
 */
const TARGET_QUANTITY = `
    case
      when r.after_quantity is null then null
      else ${clamped(
        `case
          when r.by_change or (r.change_quantity is not null and imported.on_stale = 'rebase')
            then ${rebased(LIVE_QUANTITY, "r.change_quantity")}
          else r.after_quantity
        end`,
        {
          when: `imported.below_reserved = 'clamp' and ${TARGET_STATUS} = 1`,
          reserved: "level.reserved_quantity",
          live: LIVE_QUANTITY,
        }
      )}
    end`

/** The level of a line's pair: `r` is the line, `s` its source. */
export const LEVEL_OF_PAIR = `
    from inventory_level
    where inventory_item_id = r.inventory_item_id
      and location_id = s.stock_location_id
      and deleted_at is null`

/** The lines of one chunk. */
export const IN_CHUNK =
  "r.import_number = $1 and r.row_number > $2 and r.row_number <= $3"

/**
 * The lines of one chunk of a plan with what is live now. `$1` number of the import; `$2`, `$3` the chunk: lines after
 * row `$2` up to and with row `$3`.
 *
 * Each pair is looked up for itself: `limit 1` keeps PostgreSQL from turning the lookup into a join over the whole table,
 * which it takes for cheap as long as its statistics take the table for empty (see refresh-statistics.ts).
 */
export const LIVE_CHUNK = `
  select
    r.ctid as line_at, r.import_number, r.row_number, r.source_code, r.sku, r.outcome, r.source_id, r.inventory_item_id, r.inventory_level_id,
    r.before_status, r.before_quantity, r.after_status, r.after_quantity, r.change_quantity, r.by_change,
    imported.on_stale, imported.below_reserved,
    ${TARGET_STATUS} as target_status,
    ${TARGET_QUANTITY} as target_quantity,
    s.stock_location_id,
    s.enabled,
    level.id as level_id,
    level.ctid as level_at,
    level.stocked_quantity as live_stocked,
    level.reserved_quantity as live_reserved,
    item.ctid as item_at,
    coalesce(item.withheld_quantity, 0) as live_withheld,
    case when level.id is not null then coalesce(item.status, 1) end as live_status,
    ${LIVE_QUANTITY} as live_quantity
  from stock_import_row r
  join stock_import imported on imported.number = r.import_number
  join stock_source s on s.id = r.source_id
  left join lateral (
    select ctid, id, stocked_quantity, reserved_quantity ${LEVEL_OF_PAIR}
    limit 1
  ) level on true
  left join lateral (
    select ctid, status, withheld_quantity from stock_source_item_note
    where inventory_level_id = level.id
    limit 1
  ) item on true
  where ${IN_CHUNK}`

/** Lines of which something must be written: what is live is not both what the check saw and what the plan wants. */
export const APPLY_NEEDED = `
  (outcome in ('create', 'update', 'unchanged')
    and (live_status, live_quantity) is distinct from (target_status::integer, target_quantity))
  or (outcome in ('update', 'unchanged', 'delete')
    and (live_status, live_quantity) is distinct from (before_status::integer, before_quantity))
  or (outcome = 'create' and level_id is not null)
  or (outcome = 'delete' and level_id is not null)`

/** Lines that an apply has changed, and that an undo takes back. */
export const UNDO_NEEDED = `outcome in ('create', 'update', 'delete')`
