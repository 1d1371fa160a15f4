import type { Connection } from "../../../database/connection"
import { SELLS, UNSETTLED, rawQuantity } from "../../../database/sql/fragments"

/**
 * Puts every unit where status and source want it. Out of stock, or source disabled: what is stocked is
 * withheld. In stock and enabled: what is withheld is stocked again. Both sides are computed from the same
 * locked rows, so no unit is made or lost; reservations are not touched. Returns the ids of levels changed.
 */
export async function settleLevels(
  connection: Connection,
  levelIds: string[]
): Promise<string[]> {
  const stocked = `(case when sells then stocked + withheld else 0 end)`
  const withheld = `(case when sells then 0 else withheld + stocked end)`
  const { rows } = await connection.query<{ id: string }>(
    `with picked as (
       select l.id as level_id, i.id as item_id, ${SELLS} as sells,
         l.stocked_quantity as stocked, i.withheld_quantity as withheld
       from stock_source_item i
       join stock_source s on s.id = i.source_id and s.deleted_at is null
       join inventory_level l on l.id = i.inventory_level_id and l.deleted_at is null
       where i.deleted_at is null and l.id = any($1::text[]) and ${UNSETTLED}
       order by l.id
       for update of l, i
     ), items as (
       update stock_source_item i
       set withheld_quantity = ${withheld}, raw_withheld_quantity = ${rawQuantity(withheld)}, updated_at = now()
       from picked
       where i.id = picked.item_id
     )
     update inventory_level l
     set stocked_quantity = ${stocked}, raw_stocked_quantity = ${rawQuantity(stocked)}, updated_at = now()
     from picked
     where l.id = picked.level_id
     returning l.id`,
    [levelIds]
  )
  return rows.map(({ id }) => id)
}
