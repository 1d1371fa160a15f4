import { type Connection, type Database, inTransaction } from "./database"
import { lockPlan } from "./sql/import-lock"
import type { StockImportDTO } from "./types"

// Bytes, some 40,000 lines. What a smaller file gains is less than what a connection costs.
const LARGE_FILE = 1_000_000

// One check at a time in a process has a second connection, so that many checks do not wait for each other's.
let taken = false

/**
 * Runs `work` with the connections that share the judging of a file: `connection`, whose transaction goes on, and for a
 * large file a second one, which is committed when `work` has ended.
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
    return await database.withConnection((second) =>
      inTransaction(second, async () => {
        await lockPlan(second, number)
        return work([connection, second])
      })
    )
  } finally {
    taken = false
  }
}
