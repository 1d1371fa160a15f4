import type { Connection } from "../../database/connection"
import { CALL_NUMBER } from "./call-plan"

/** A pair cannot be written and deleted in one call: lines after `lastUpsert` that name a pair of a line up to it are in error. */
export async function refuseRepeatedPairs(
  connection: Connection,
  lastUpsert: number
): Promise<void> {
  await connection.query(
    `update stock_import_row r
     set
       outcome = 'error',
       issues = coalesce(r.issues, '[]') || jsonb_build_array(jsonb_build_object(
         'code', 'duplicate_row', 'column', 'sku', 'value', left(r.sku, 100), 'severity', 'error', 'proposal', null,
         'message', 'Row ' || r.row_number || ', sku: row ' || upserted.row_number
           || ' has the same source and SKU; keep one of them.'))
     from (
       select source_id, inventory_item_id, min(row_number) as row_number
       from stock_import_row
       where import_number = $1 and row_number <= $2
       group by source_id, inventory_item_id
     ) upserted
     where r.import_number = $1 and r.row_number > $2
       and r.source_id = upserted.source_id
       and r.inventory_item_id = upserted.inventory_item_id`,
    [CALL_NUMBER, lastUpsert]
  )
}
