import type { Connection } from "./database"
import { explainUnknown } from "./sql/explain-unknown"
import type { JudgingPolicy } from "./sql/issue-rules"
import { judgeMissing } from "./sql/judge-missing"
import { judgeRows } from "./sql/judge-rows"
import { nameReservingOrders } from "./sql/name-reserving-orders"
import type { StockImportDTO } from "./types"

// Only what the statements that follow look for: all columns took twice as long.
const ANALYZE =
  "analyze stock_import_row (import_number, row_number, source_id, inventory_item_id, outcome)"

/**
 * Makes the plan of what is staged: every line of the file, then what a snapshot's file does not have. What takes
 * longer to say is added afterwards to the lines concerned, so that a clean file does not pay for it.
 */
export async function judgePlan(
  connection: Connection,
  stockImport: StockImportDTO,
  singleSourceCode: string | null
): Promise<void> {
  const importId = stockImport.id
  const importNumber = stockImport.number
  const policy: JudgingPolicy = {
    behavior: stockImport.behavior,
    onStale: stockImport.on_stale,
    belowReserved: stockImport.below_reserved,
    missing: stockImport.missing,
    allowedSources: stockImport.allowed_source_codes ?? undefined,
  }
  await judgeRows(connection, {
    importId,
    importNumber,
    policy,
    singleSourceCode,
  })
  await connection.query(ANALYZE)
  if (policy.behavior === "snapshot") {
    await judgeMissing(connection, { importId, importNumber, policy })
    await connection.query(ANALYZE)
  }
  await explainUnknown(connection, importNumber, "unknown_source")
  await explainUnknown(connection, importNumber, "unknown_sku")
  await nameReservingOrders(connection, importNumber)
}
