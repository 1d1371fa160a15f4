import type { Queryable } from "../../../database/database"
import { UNDER_WAY, sqlList } from "../../states"

/** Takes the record of an import away that nobody works on and that has never written any stock. */
export async function forgetImport(
  queryable: Queryable,
  id: string
): Promise<void> {
  await queryable.query(
    `delete from stock_import
     where id = $1 and apply_began_at is null and status not in ${sqlList(UNDER_WAY)}`,
    [id]
  )
}
