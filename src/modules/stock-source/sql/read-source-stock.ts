import type { Connection } from "../database"
import type { SourceStock } from "../source-stock"

/** What the items of each source are all together; a source without any has zeros. */
export async function readSourceStock(
  connection: Connection,
  sourceIds: string[]
): Promise<SourceStock[]> {
  const { rows } = await connection.query<SourceStock>(
    `select s.id as source_id,
       count(l.id)::int as items_count,
       trim_scale(coalesce(sum(l.stocked_quantity + coalesce(i.withheld_quantity, 0)), 0))::text as quantity,
       trim_scale(coalesce(sum(l.reserved_quantity), 0))::text as reserved_quantity,
       trim_scale(coalesce(sum(greatest(l.stocked_quantity - l.reserved_quantity, 0)), 0))::text as available_quantity,
       count(l.id) filter (where i.status = 0
         or l.stocked_quantity + coalesce(i.withheld_quantity, 0) <= 0)::int as out_of_stock_count
     from stock_source s
     left join inventory_level l on l.location_id = s.stock_location_id and l.deleted_at is null
     left join stock_source_item i on i.inventory_level_id = l.id and i.deleted_at is null
     where s.id = any($1::text[]) and s.deleted_at is null
     group by s.id`,
    [sourceIds]
  )
  return rows
}
