import type { Connection } from "../../database/connection"
import type { Quantity, SourceHoldings } from "../../types"

/** What sources hold that keeps them from being deleted, or is to bring them back where they are. */
export async function readSourceHoldings(
  connection: Connection,
  sourceIds: string[]
): Promise<SourceHoldings[]> {
  const { rows } = await connection.query<
    SourceHoldings & { quantity: Quantity }
  >(
    `select s.id, s.code, s.is_default, s.stock_location_id,
       levels.count::int as levels, trim_scale(levels.quantity)::text as quantity,
       (select count(*)::int from reservation_item r
        where r.location_id = s.stock_location_id and r.deleted_at is null) as reservations
     from stock_source s
     cross join lateral (
       select count(*), coalesce(sum(l.stocked_quantity + coalesce(i.withheld_quantity, 0)), 0) as quantity
       from inventory_level l
       left join stock_source_item_note i on i.inventory_level_id = l.id
       where l.location_id = s.stock_location_id and l.deleted_at is null
     ) levels
     where s.id = any($1::text[])
     order by s.code`,
    [sourceIds]
  )
  return rows
}
