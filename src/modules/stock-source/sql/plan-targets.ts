/**
 * The lines of one chunk of a plan joined with what is live now. `$1` number of the import; `$2`, `$3` the chunk:
 * lines after row `$2` up to and with row `$3`.
 */
export const LIVE_CHUNK = `
  select
    r.*,
    s.stock_location_id,
    s.enabled,
    level.id as level_id,
    level.stocked_quantity as live_stocked,
    level.reserved_quantity as live_reserved,
    item.id as item_id,
    coalesce(item.withheld_quantity, 0) as live_withheld,
    case when level.id is not null then coalesce(item.status, 1) end as live_status,
    level.stocked_quantity + coalesce(item.withheld_quantity, 0) as live_quantity
  from stock_import_row r
  join stock_source s on s.id = r.source_id
  left join inventory_level level
    on level.inventory_item_id = r.inventory_item_id
    and level.location_id = s.stock_location_id
    and level.deleted_at is null
  left join stock_source_item item
    on item.inventory_level_id = level.id and item.deleted_at is null
  where r.import_number = $1 and r.row_number > $2 and r.row_number <= $3`

/** Lines of which something must be written: what is live is not both what the check saw and what the plan wants. */
export const APPLY_NEEDED = `
  (outcome in ('create', 'update', 'unchanged')
    and (live_status, live_quantity) is distinct from (after_status::integer, after_quantity))
  or (outcome in ('update', 'unchanged', 'delete')
    and (live_status, live_quantity) is distinct from (before_status::integer, before_quantity))
  or (outcome = 'create' and level_id is not null)
  or (outcome = 'delete' and level_id is not null)`

/** Lines that an apply has changed, and that an undo takes back. */
export const UNDO_NEEDED = `outcome in ('create', 'update', 'delete')`
