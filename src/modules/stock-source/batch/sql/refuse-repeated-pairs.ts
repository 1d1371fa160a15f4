import type { Connection } from "../../database/connection"
import { issueJson } from "../../database/sql/issue-json"
import { CALL_NUMBER } from "./call-plan"

const REPEATED = issueJson({
  code: "duplicate_row",
  column: "sku",
  value: "left(r.sku, 100)",
  severity: "error",
  says: [{ params: { other_row: "upserted.row_number" } }],
})

/** A pair cannot be written and deleted in one call: lines after `lastUpsert` that name a pair of a line up to it are in error. */
export async function refuseRepeatedPairs(
  connection: Connection,
  lastUpsert: number
): Promise<void> {
  await connection.query(
    `update stock_import_row r
     set
       outcome = 'error',
       issues = coalesce(r.issues, '[]') || jsonb_build_array(${REPEATED})
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
