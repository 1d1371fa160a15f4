import type { Queryable } from "../database"
import type { StockImportError } from "../types"
import { jsonText } from "./fragments"

/** Keeps the reason why an import stopped, unless it has one or was canceled: what comes after is a consequence of that. */
export async function recordImportError(
  database: Queryable,
  id: string,
  error: StockImportError
): Promise<void> {
  await database.query(
    `update stock_import set error = $2, updated_at = now() where id = $1 and error is null and canceled_at is null`,
    [id, jsonText(error)]
  )
}
