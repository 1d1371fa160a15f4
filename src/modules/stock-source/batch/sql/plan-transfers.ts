import type { Connection } from "../../database/connection"
import { CALL_NUMBER } from "./call-plan"
import { importedId, jsonText } from "../../database/sql/fragments"
import { type TransferAsked, TRANSFERS } from "./transfer-rows"

/**
 * Makes of the lines of judged transfers one line a pair, with the difference that all entries together make to it: the
 * differences of a SKU add up to 0. A pair keeps its status; a new one gets that of where its units come from, 0 where
 * one of several has 0.
 *
 * @param callUlid 26 characters from which the ids of new levels are made
 */
export async function planTransfers(
  connection: Connection,
  asked: TransferAsked[],
  callUlid: string
): Promise<void> {
  await connection.query(
    `with ${TRANSFERS},
     side as (
       select giver_row as row_number, giver_id as source_id, inventory_item_id, -moved as change, status from transfer
       union all
       select getter_row, getter_id, inventory_item_id, moved, status from transfer
     ),
     pair as (
       select source_id, inventory_item_id, min(row_number) as first_row, sum(change) as change, min(status) as status
       from side
       group by source_id, inventory_item_id
     ),
     line as (
       select r.row_number, pair.*
       from stock_import_row r
       join pair using (source_id, inventory_item_id)
       where r.import_number = $1
     )
     update stock_import_row r
     set
       outcome = case
         when r.row_number <> line.first_row then 'skip'
         when r.before_quantity is null then 'create'
         when line.change = 0 then 'unchanged'
         else 'update'
       end,
       inventory_level_id = case
         when r.row_number <> line.first_row then null
         when r.before_quantity is null then ${importedId("ilev", "$3::text")}
         else r.inventory_level_id
       end,
       after_status = coalesce(r.before_status, line.status),
       after_quantity = trim_scale(coalesce(r.before_quantity, 0) + line.change),
       change_quantity = line.change
     from line
     where r.import_number = $1 and r.row_number = line.row_number`,
    [CALL_NUMBER, jsonText(asked), callUlid]
  )
}
