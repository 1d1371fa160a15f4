import type { Queryable } from "../../database/database"
import type { StockImportError } from "../../types"
import { jsonText } from "../../database/sql/fragments"

/**
 * Keeps the reason why an import stopped, unless it has one or was canceled: what comes after is a consequence of that.
 * What was left out of an apply that came to its end is no such reason.
 */
export async function recordImportError(
  database: Queryable,
  id: string,
  error: StockImportError
): Promise<void> {
  await database.query(
    `update stock_import set error = $2, updated_at = clock_timestamp()
     where id = $1 and canceled_at is null
       and (error is null or (error ->> 'code' = 'gone' and applied_at is not null))`,
    [id, jsonText(error)]
  )
}
