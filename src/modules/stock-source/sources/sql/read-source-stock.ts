import type { Connection } from "../../database/connection"
import type { SourceStock } from "../source-stock"

/**
 * What the items of each source are all together; a source without any has zeros.
 *
 * Levels are summed by themselves, and the few notes (out of stock, or units withheld) are joined to theirs: to look for one
 * of each level takes longer.
 */
export async function readSourceStock(
  connection: Connection,
  sourceIds: string[]
): Promise<SourceStock[]> {
  const { rows } = await connection.query<SourceStock>(
    `select s.id as source_id,
       coalesce(levels.items, 0)::int as items_count,
       trim_scale(coalesce(levels.stocked, 0) + coalesce(items.withheld, 0))::text as quantity,
       trim_scale(coalesce(levels.reserved, 0))::text as reserved_quantity,
       trim_scale(coalesce(levels.available, 0))::text as available_quantity,
       (coalesce(levels.nothing_sells, 0) + coalesce(items.more_out, 0))::int as out_of_stock_count
     from stock_source s
     left join (
       select l.location_id, count(*) as items, sum(l.stocked_quantity) as stocked,
         sum(l.reserved_quantity) as reserved,
         sum(greatest(l.stocked_quantity - l.reserved_quantity, 0)) as available,
         count(*) filter (where l.stocked_quantity <= 0) as nothing_sells
       from inventory_level l
       where l.deleted_at is null
         and l.location_id in (
           select stock_location_id from stock_source
           where id = any($1::text[]) and deleted_at is null)
       group by l.location_id
     ) levels on levels.location_id = s.stock_location_id
     left join (
       select s.id as source_id, sum(i.withheld_quantity) as withheld,
         sum(case
           when l.stocked_quantity <= 0
             then -(i.status = 1 and l.stocked_quantity + i.withheld_quantity > 0)::int
           else (i.status = 0 or l.stocked_quantity + i.withheld_quantity <= 0)::int
         end) as more_out
       from stock_source_item_note i
       join inventory_level l on l.id = i.inventory_level_id and l.deleted_at is null
       join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
       where s.id = any($1::text[]) and (i.status = 0 or i.withheld_quantity <> 0)
       group by s.id
     ) items on items.source_id = s.id
     where s.id = any($1::text[]) and s.deleted_at is null`,
    [sourceIds]
  )
  return rows
}
