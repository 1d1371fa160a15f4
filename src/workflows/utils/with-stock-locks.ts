import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"
import { Refusal } from "../../modules/stock-source/refusal"

// Longer than a lock of Medusa's own outlives a process that was killed with it, in a Redis: 60 s.
const PATIENCE_MS = 90_000
// A cart waits 5 s for its own locks: where it and we hold what the other wants, we are the ones to let go.
const SECONDS_TO_WAIT = 2
const MOST_SECONDS_TO_WAIT = 4
// PostgreSQL's provider takes one lock after the other: on a busy server those of 2,000 items never came within the
// second. So many locks wait longer when they did not come the first time.
const LOCKS_A_SECOND = 100
// Redis keeps the locks of a process that was killed until they lapse, and those of an attempt that got some and not
// all: its provider does not give them back (MEDUSA: `RedisLockingProvider.execute`, 2.21). Nobody can buy these items
// until then. It renews ours first when a third of this has gone by after the last one came.
const LAPSE_IN_WAITS = 2
// What we left behind lapses within the pause, a cart that waits for it has a second to see that, and it is our turn
// again. Without a pause each attempt waited for what the one before had left, for ever.
const PAUSE_IN_WAITS = 1.5

/**
 * Runs `job` while holding the locks that Medusa's own steps take around "read stock, compute, write it"
 * (MEDUSA: `locking.execute(inventoryItemIds)`), so that neither overwrites the other.
 *
 * @throws MedusaError `conflict` where the locks could not be had in a minute and a half.
 */
export async function withStockLocks<Result>(
  container: MedusaContainer,
  inventoryItemIds: string[],
  job: () => Promise<Result>
): Promise<Result> {
  const keys = [...new Set(inventoryItemIds)].sort()
  if (!keys.length) {
    return job()
  }
  const locking: ILockingModule = container.resolve(Modules.LOCKING)
  const end = Date.now() + PATIENCE_MS
  for (let attempt = 1; ; attempt++) {
    const timeout = secondsToWait(keys.length, attempt)
    let started = false
    try {
      return await locking.execute(
        keys,
        () => {
          started = true
          return job()
        },
        { timeout, expire: timeout * LAPSE_IN_WAITS }
      )
    } catch (error) {
      if (started) {
        throw error
      }
      if (Date.now() > end) {
        throw isTimeout(error) ? stockIsBusy() : error
      }
      await wait(timeout * PAUSE_IN_WAITS * 1000 + Math.random() * 100)
    }
  }
}

function secondsToWait(locks: number, attempt: number): number {
  return Math.min(
    SECONDS_TO_WAIT + Math.floor(locks / LOCKS_A_SECOND),
    SECONDS_TO_WAIT + attempt - 1,
    MOST_SECONDS_TO_WAIT
  )
}

function stockIsBusy(): Refusal {
  return new Refusal(MedusaError.Types.CONFLICT, "stock_busy", {
    seconds: PATIENCE_MS / 1000,
  })
}

/** MEDUSA: the providers of 2.21 say it in the same words; two of the three throw a plain error, which is a 500. */
function isTimeout(error: unknown): boolean {
  return /^Timed-out acquiring lock/.test((error as Error).message)
}
