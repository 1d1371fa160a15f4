import type { Connection } from "../../database/connection"
import type { UnitSums } from "../../types"

/**
 * All units of the store by source: what Medusa has in stock and what we withhold of it, from one moment. Levels of a
 * location without a source are summed under null.
 */
export async function sumUnits(connection: Connection): Promise<UnitSums[]> {
  const { rows } = await connection.query<UnitSums>(
    `select s.code as source_code,
       trim_scale(sum(l.stocked_quantity))::text as stocked,
       trim_scale(sum(coalesce(i.withheld_quantity, 0)))::text as withheld,
       trim_scale(sum(l.stocked_quantity + coalesce(i.withheld_quantity, 0)))::text as units
     from inventory_level l
     left join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
     left join stock_source_item_note i on i.inventory_level_id = l.id and s.id is not null
     where l.deleted_at is null
     group by s.code
     order by s.code`
  )
  return rows
}
