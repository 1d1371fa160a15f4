import type { Database } from "../../database/database"
import type { StockImportProgress } from "../../types"

const EVERY_MS = 500

/**
 * Writes how far an import is, twice a second, beside the transaction that does the work and keeps its own writes
 * to itself until the end. Nobody waits for it: a figure is not worth a place in the queue for a connection, and one that
 * comes too late finds another status.
 */
export function showProgress(
  database: Database,
  importId: string,
  progress: () => StockImportProgress
): { stop: () => void } {
  let busy = false
  const timer = setInterval(() => {
    if (busy || !database.hasFreeConnection()) {
      return
    }
    busy = true
    void database
      .query(
        `update stock_import set progress = $2 where id = $1 and status = 'checking'`,
        [importId, JSON.stringify(progress())]
      )
      // A figure that could not be shown is no reason to stop the work.
      .catch(() => undefined)
      .finally(() => {
        busy = false
      })
  }, EVERY_MS)
  return { stop: () => clearInterval(timer) }
}
