import type { Connection } from "../../../database/connection"
import { RESERVING_CODES } from "../../plan/reserving-orders"

const CODES = `'$[*] ? (${RESERVING_CODES.map((code) => `@.code == "${code}"`).join(" || ")})'`
const MAX_NAMED = 5

/**
 * Names the orders behind reserved units in the issues that speak of them, as far as Medusa knows them: a reservation
 * made by hand has no order. Who may not read orders is not shown them (reserving-orders.ts). Reads nothing where no line has such an issue.
 */
export async function nameReservingOrders(
  connection: Connection,
  importNumber: number
): Promise<void> {
  await connection.query(
    `with concerned as materialized (
       select plan.row_number, plan.inventory_item_id, source.stock_location_id
       from stock_import_row plan
       join stock_source source on source.id = plan.source_id
       where plan.import_number = $1 and plan.issues is not null and plan.issues @? ${CODES}
     ),
     named as (
       select distinct c.row_number, o.display_id, coalesce(o.custom_display_id, '#' || o.display_id) as shown
       from concerned c
       join reservation_item reservation
         on reservation.inventory_item_id = c.inventory_item_id
         and reservation.location_id = c.stock_location_id
         and reservation.deleted_at is null
       join order_item line on line.item_id = reservation.line_item_id and line.deleted_at is null
       join "order" o on o.id = line.order_id and o.deleted_at is null
     ),
     listed as (
       select
         row_number,
         jsonb_strip_nulls(jsonb_build_object(
           'orders', array_to_string((array_agg(shown order by display_id))[:${MAX_NAMED}], ', '),
           'more_orders', case when count(*) > ${MAX_NAMED} then count(*) - ${MAX_NAMED} end
         )) as orders
       from named
       group by row_number
     )
     update stock_import_row plan
     set issues = (
       select jsonb_agg(
         case when issue ->> 'code' in (${RESERVING_CODES.map((code) => `'${code}'`).join(", ")})
           then issue || jsonb_build_object('params', (issue -> 'params') || listed.orders)
           else issue
         end
         order by at
       )
       from jsonb_array_elements(plan.issues) with ordinality as found (issue, at)
     )
     from listed
     where plan.import_number = $1 and plan.row_number = listed.row_number`,
    [importNumber]
  )
}
