import type { Wanted } from "../../database/connection-budget"
import type { Connection } from "../../database/connection"
import { inTransaction, LOCK_TIMEOUT } from "../../database/database"
import { ImportHoldLost } from "../import-hold"
import { lockPlan } from "../sql/import-lock"
import type { StockImportDTO } from "../../types"

// Bytes, some 40,000 lines. What a smaller file gains is less than what a connection costs.
const LARGE_FILE = 1_000_000
// Bytes, some 10,000 lines: checked in half a second, and so also beside a large file.
const SMALL_FILE = 250_000

// PostgreSQL does not see that either of the two waits for the other: where somebody's lock of a whole table came between
// them, as a migration's does, none would go on.
const PATIENCE = "set local lock_timeout = '10s'"

/**
 * What a check can use: a second connection for a large file, unless it is corrected, which moves lines from one to the other;
 * and whether it goes beside another.
 */
export function checking({
  file_size,
  replacements,
  corrections,
}: Pick<StockImportDTO, "file_size" | "replacements" | "corrections">): Wanted {
  // What a value is replaced by may belong with lines that the other connection has.
  const isShared = file_size >= LARGE_FILE && !replacements && !corrections
  return {
    work: "check",
    upTo: isShared ? 2 : 1,
    large: file_size > SMALL_FILE,
  }
}

/**
 * Runs `work` on two connections that share the judging of a file: the first, whose transaction goes on, and the second,
 * whose transaction is committed when `work` has ended.
 *
 * @throws ImportHoldLost where the two stood in each other's way: to be tried again.
 */
export async function sharedByTwo<Result>(
  [first, second]: Connection[],
  { number }: StockImportDTO,
  work: () => Promise<Result>
): Promise<Result> {
  try {
    await first.query(PATIENCE)
    const result = await inTransaction(second, async () => {
      await second.query(PATIENCE)
      await lockPlan(second, number)
      return work()
    })
    await first.query("set local lock_timeout to default")
    return result
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    throw code === LOCK_TIMEOUT
      ? new ImportHoldLost(message, { cause: error })
      : error
  }
}
