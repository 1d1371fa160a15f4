import { type Connection, type Database, inTransaction } from "./database"
import { ImportHoldLost } from "./import-hold"
import { lockPlan } from "./sql/import-lock"
import type { StockImportDTO } from "./types"

// Bytes, some 40,000 lines. What a smaller file gains is less than what a connection costs.
const LARGE_FILE = 1_000_000

// PostgreSQL does not see that either of the two waits for the other: where somebody's lock of a whole table came between
// them, as a migration's does, none would go on.
const PATIENCE = "set local lock_timeout = '10s'"
const LOCK_NOT_AVAILABLE = "55P03"

// One check at a time in a process has a second connection, so that many checks do not wait for each other's.
let taken = false

/**
 * Runs `work` with the connections that share the judging of a file: `connection`, whose transaction goes on, and for a
 * large file a second one, which is committed when `work` has ended.
 *
 * @throws ImportHoldLost where the two stood in each other's way: to be tried again.
 */
export async function withJudges<Result>(
  database: Database,
  connection: Connection,
  { number, file_size }: StockImportDTO,
  work: (judges: Connection[]) => Promise<Result>
): Promise<Result> {
  if (taken || file_size < LARGE_FILE) {
    return work([connection])
  }
  taken = true
  try {
    await connection.query(PATIENCE)
    const result = await database.withConnection((second) =>
      inTransaction(second, async () => {
        await second.query(PATIENCE)
        await lockPlan(second, number)
        return work([connection, second])
      })
    )
    await connection.query("set local lock_timeout to default")
    return result
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    throw code === LOCK_NOT_AVAILABLE
      ? new ImportHoldLost(message, { cause: error })
      : error
  } finally {
    taken = false
  }
}
