import type { Connection } from "../../database/connection"
import { CALL_NUMBER } from "./call-plan"

/** Leaves alone what is assigned: of a plan that would write 0 everywhere only the new pairs remain. */
export async function keepAssigned(connection: Connection): Promise<void> {
  await connection.query(
    `update stock_import_row
     set
       outcome = 'skip',
       after_status = null,
       after_quantity = null,
       issues = nullif(jsonb_path_query_array(issues, '$[*] ? (@.code != "below_reserved")'), '[]')
     where import_number = $1 and outcome in ('update', 'unchanged')`,
    [CALL_NUMBER]
  )
}
