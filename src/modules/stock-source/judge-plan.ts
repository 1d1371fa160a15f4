import type { Connection } from "./database"
import type { Reading } from "./read-quantities"
import { explainUnknown } from "./sql/explain-unknown"
import type { JudgingPolicy } from "./sql/issue-rules"
import { judgeMissing } from "./sql/judge-missing"
import { judgeRows } from "./sql/judge-rows"
import { nameReservingOrders } from "./sql/name-reserving-orders"
import type { StockImportDTO } from "./types"

// Only what the statements that follow look for: all columns took twice as long.
const ANALYZE =
  "analyze stock_import_row (import_number, row_number, source_id, inventory_item_id, outcome)"

/** Judges every line of the file where it is staged, on all of `judges` at once. */
export async function judgeLines(
  judges: Connection[],
  stockImport: StockImportDTO,
  singleSourceCode: string | null,
  reading: Reading
): Promise<void> {
  const input = {
    importId: stockImport.id,
    importNumber: stockImport.number,
    policy: {
      ...policyOf(stockImport),
      notation: notationOf(stockImport, reading),
    },
    singleSourceCode,
  }
  await Promise.all(judges.map((judge) => judgeRows(judge, input)))
}

/**
 * Adds to the plan of a file's lines what a snapshot's file does not have, and to the lines concerned what takes longer
 * to say, so that a clean file does not pay for it.
 */
export async function completePlan(
  connection: Connection,
  stockImport: StockImportDTO
): Promise<void> {
  const importId = stockImport.id
  const importNumber = stockImport.number
  const policy = policyOf(stockImport)
  await connection.query(ANALYZE)
  if (policy.behavior === "snapshot") {
    await judgeMissing(connection, { importId, importNumber, policy })
    await connection.query(ANALYZE)
  }
  await explainUnknown(connection, importNumber, "unknown_source")
  await explainUnknown(connection, importNumber, "unknown_sku")
  await nameReservingOrders(connection, importNumber)
}

/** What may apply by itself must not take one of two readings. */
function notationOf(
  { apply }: StockImportDTO,
  { decimal, isOpen }: Reading
): JudgingPolicy["notation"] {
  const twoReadings = apply ? "error" : "warning"
  return {
    decimal,
    takesGroups: true,
    ...(isOpen ? { twoReadings } : {}),
  }
}

function policyOf(stockImport: StockImportDTO): JudgingPolicy {
  return {
    behavior: stockImport.behavior,
    onStale: stockImport.on_stale,
    belowReserved: stockImport.below_reserved,
    missing: stockImport.missing,
    allowedSources: stockImport.allowed_source_codes ?? undefined,
  }
}
