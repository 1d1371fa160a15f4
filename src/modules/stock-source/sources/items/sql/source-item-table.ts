import { rawQuantity, sourceItemId } from "../../../database/sql/fragments"

/**
 * Back to the table that the view has taken the place of: a row for every level, as a version before reads it. Levels of a
 * source that is deleted have deleted rows, which come back with it.
 */
export const FILL_SOURCE_ITEM_TABLE = `do $$ begin
  if to_regclass('inventory_level') is not null then
    insert into stock_source_item (
      id, inventory_level_id, inventory_item_id, status, withheld_quantity, raw_withheld_quantity,
      assigned_by_default, source_id, created_at, updated_at, deleted_at
    )
    select ${sourceItemId("level.id")}, level.id, level.inventory_item_id, coalesce(note.status, 1),
      coalesce(note.withheld_quantity, 0), ${rawQuantity("coalesce(note.withheld_quantity, 0)")},
      coalesce(note.assigned_by_default, false), source.id, coalesce(note.created_at, level.created_at),
      coalesce(note.updated_at, level.created_at), coalesce(level.deleted_at, source.deleted_at)
    from inventory_level level
    join (
      select distinct on (stock_location_id) stock_location_id, id, deleted_at
      from stock_source
      order by stock_location_id, deleted_at desc nulls first, id
    ) source on source.stock_location_id = level.location_id
    left join stock_source_item_note note on note.inventory_level_id = level.id;
  end if;
end $$`
