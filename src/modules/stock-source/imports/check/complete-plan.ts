import type { Connection } from "../../database/connection"
import { inTransaction, LOCK_TIMEOUT } from "../../database/database"
import { policyOf } from "./judge-file"
import { explainUnknown } from "./sql/explain-unknown"
import { judgeMissing } from "./sql/judge-missing"
import { nameReservingOrders } from "./sql/name-reserving-orders"
import type { StockImportDTO } from "../../types"

// For the hash joins of a million lines, in one transaction only.
const ROOM = "set local work_mem = '64MB'"

/** Adds what a snapshot's file does not have, and has it counted. */
export async function addMissing(
  connection: Connection,
  stockImport: StockImportDTO
): Promise<void> {
  const policy = policyOf(stockImport)
  if (policy.behavior === "snapshot") {
    const { id: importId, number: importNumber } = stockImport
    const missing = await inTransaction(connection, async () => {
      await connection.query(ROOM)
      return judgeMissing(connection, { importId, importNumber, policy })
    })
    await countPlan(connection, missing)
  }
}

/** Adds to the lines concerned (`only`: SQL of which) what takes longer to say, so that a clean file does not pay for it; in a transaction. */
export async function explainPlan(
  connection: Connection,
  { number }: StockImportDTO,
  only?: string
): Promise<void> {
  await connection.query(ROOM)
  await explainUnknown(connection, number, "unknown_source", only)
  await explainUnknown(connection, number, "unknown_sku", only)
  await nameReservingOrders(connection, number)
}

// What the wrong plan of a query costs grows with the square of the lines: for so few it is less than the count.
const FEW_LINES = 2_000
// Whoever counts the table has done so in a second; a vacuum by hand may take longer than a check should wait.
const PATIENCE_MS = 5_000

/**
 * Lets PostgreSQL count the plans' table when `lines` have been added to it and are committed: it takes an import that it
 * does not know for a single line, and goes through all of it for each line of another table. Outside of a transaction, since
 * the lock of the table that it takes keeps all other checks waiting until it is released.
 */
export async function countPlan(
  connection: Connection,
  lines: number
): Promise<void> {
  if (lines < FEW_LINES) {
    return
  }
  await connection.query(`set lock_timeout = ${PATIENCE_MS}`)
  try {
    // Only what the statements that follow look for, a correction's among them: all columns took twice as long.
    await connection.query(
      "analyze stock_import_row (import_number, row_number, source_id, inventory_item_id, outcome, cells)"
    )
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_TIMEOUT) {
      throw error
    }
  } finally {
    await connection.query("set lock_timeout to default")
  }
}
