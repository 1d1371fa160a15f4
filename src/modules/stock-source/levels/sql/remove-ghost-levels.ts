import type { Connection } from "../../database/connection"
import type { GhostLevels, Quantity } from "../../types"

/**
 * When a stock location was deleted for good, by the clock of PostgreSQL: when its source was retired, which follows at
 * once. Medusa's own time comes from another clock, and stands in where no event told us.
 */
const GONE_LOCATIONS = `
  select l.id, l.name, least(
    l.deleted_at + interval '1 minute',
    (select max(s.deleted_at) from stock_source s where s.stock_location_id = l.id)
  ) as gone_at
  from stock_location l
  where l.deleted_at is not null`

/** Levels that an undo, or the taking back of an apply, has brought back, and when that began. */
const BROUGHT_BACK = `
  select r.inventory_level_id, max(coalesce(imported.undo_began_at, imported.apply_began_at)) as began_at
  from stock_import imported
  join stock_import_row r
    on r.import_number = imported.number and r.outcome = 'delete' and r.outcome <> 'unchanged'
    and r.row_number <= imported.undone_through
  where imported.undone_through > 0
  group by r.inventory_level_id`

/**
 * Soft-deletes levels that should not have been made: live ones of deleted inventory items,
 * and those that came to a stock location after it was deleted. What was at a location when Medusa deleted it stays,
 * since Medusa leaves it there, and it is there again when the location is restored. So do levels with reservations.
 */
export async function removeGhostLevels(
  connection: Connection,
  limit: number
): Promise<GhostLevels> {
  const { rows } = await connection.query<GhostLevels & { units: Quantity }>(
    `with gone_location as materialized (${GONE_LOCATIONS}),
     brought_back as materialized (
       select * from (${BROUGHT_BACK}) undone where exists (select from gone_location)
     ),
     stray as (
       select l.id
       from inventory_item i
       join inventory_level l on l.inventory_item_id = i.id and l.deleted_at is null
       where i.deleted_at is not null
       union
       select l.id
       from gone_location
       join inventory_level l on l.location_id = gone_location.id and l.deleted_at is null
       left join brought_back on brought_back.inventory_level_id = l.id
       where greatest(l.created_at, brought_back.began_at) > gone_location.gone_at
     ),
     ghost as materialized (
       select l.id, i.sku, l.stocked_quantity, coalesce(location.name, l.location_id) as location_name
       from stray
       join inventory_level l on l.id = stray.id
       join inventory_item i on i.id = l.inventory_item_id
       left join stock_location location on location.id = l.location_id
       where not exists (
           select from reservation_item r
           where r.inventory_item_id = l.inventory_item_id and r.location_id = l.location_id and r.deleted_at is null)
       limit $1
     ),
     removed as (
       update inventory_level l
       set deleted_at = now(), updated_at = now()
       from ghost
       where l.id = ghost.id and l.deleted_at is null
       returning l.id, ghost.sku, ghost.location_name, l.stocked_quantity
     ),
     told as (
       select removed.*, removed.stocked_quantity + coalesce(note.withheld_quantity, 0) as units
       from removed left join stock_source_item_note note on note.inventory_level_id = removed.id
     )
     select
       array(select id from told) as level_ids,
       coalesce((select trim_scale(sum(units))::text from told), '0') as units,
       array(
         select coalesce(sku, '(no SKU)') || ' at ' || location_name
         from told
         order by units desc, id
         limit 10
       ) as examples`,
    [limit]
  )
  return rows[0]
}
