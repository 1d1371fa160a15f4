import type { Connection } from "../../../database/connection"
import {
  rawQuantity,
  saysSomething,
  SELLS,
  UNSETTLED,
} from "../../../database/sql/fragments"

const STOCKED = "(case when sells then stocked + withheld else 0 end)"
const WITHHELD = "(case when sells then 0 else withheld + stocked end)"
const IS_NOTED = saysSomething("item_status", WITHHELD)

/**
 * Puts every unit where status and source want it. Out of stock, or source disabled: what is stocked is
 * withheld. In stock and enabled: what is withheld is stocked again. Both sides are computed from the same
 * locked rows, so no unit is made or lost; reservations are not touched. Returns the ids of levels changed.
 */
export async function settleLevels(
  connection: Connection,
  levelIds: string[]
): Promise<string[]> {
  await lockStock(connection, levelIds)
  const { rows } = await connection.query<{ id: string }>(
    `with picked as (
       select l.id as level_id, ${SELLS} as sells, coalesce(i.status, 1) as item_status,
         l.stocked_quantity as stocked, coalesce(i.withheld_quantity, 0) as withheld,
         i.inventory_level_id is not null as has_note
       from inventory_level l
       join stock_source s on s.stock_location_id = l.location_id and s.deleted_at is null
       left join stock_source_item_note i on i.inventory_level_id = l.id
       where l.id = any($1::text[]) and l.deleted_at is null and ${UNSETTLED}
     ), noted as (
       insert into stock_source_item_note (inventory_level_id, status, withheld_quantity)
       select level_id, item_status, ${WITHHELD} from picked where ${IS_NOTED} and not has_note
     ), changed as (
       update stock_source_item_note i
       set withheld_quantity = ${WITHHELD}, updated_at = now()
       from picked
       where i.inventory_level_id = picked.level_id and ${IS_NOTED}
     ), dropped as (
       delete from stock_source_item_note i
       using picked
       where i.inventory_level_id = picked.level_id and not ${IS_NOTED}
     )
     update inventory_level l
     set stocked_quantity = ${STOCKED}, raw_stocked_quantity = ${rawQuantity(STOCKED)}, updated_at = now()
     from picked
     where l.id = picked.level_id
     returning l.id`,
    [levelIds]
  )
  return rows.map(({ id }) => id)
}

/**
 * A statement of its own: the next one sees what was committed until it had the locks. Where a level is waited for, PostgreSQL
 * reads that one again, but not the note that it is joined to. A note that is made
 * meanwhile is a unique violation, with which the transaction begins anew.
 */
async function lockStock(
  connection: Connection,
  levelIds: string[]
): Promise<void> {
  await connection.query(
    "select 1 from inventory_level where id = any($1::text[]) order by id for update",
    [levelIds]
  )
  await connection.query(
    "select 1 from stock_source_item_note where inventory_level_id = any($1::text[]) order by inventory_level_id for update",
    [levelIds]
  )
}
