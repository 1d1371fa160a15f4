import type { Database } from "../database"
import type { StockImportError } from "../types"
import { jsonText } from "./fragments"

/** Keeps the reason why an import stopped, unless it has one: what comes after is a consequence of the first. */
export async function recordImportError(
  database: Database,
  id: string,
  error: StockImportError
): Promise<void> {
  await database.query(
    `update stock_import set error = $2, updated_at = now() where id = $1 and error is null`,
    [id, jsonText(error)]
  )
}
