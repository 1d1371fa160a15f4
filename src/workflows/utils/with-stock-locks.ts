import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"

// Longer than a lock of Medusa's own outlives a process that was killed with it, in a Redis: 60 s.
const PATIENCE_MS = 90_000
// A cart waits 5 s for its own locks: where it and we hold what the other wants, we are the ones to let go.
const SECONDS_TO_WAIT = 2
// Providers that several processes share take one lock after the other: on a busy PostgreSQL those of 2,000 items
// never came within the second. Still less than a cart waits.
const LOCKS_A_SECOND = 100
const MOST_SECONDS_TO_WAIT = 4
// Redis keeps the locks of a process that was killed until they lapse, and those of an attempt that got some and not
// all: its provider does not give them back (MEDUSA: `RedisLockingProvider.execute`, 2.21). Nobody can buy these items
// until then. It renews ours first when a third of this has gone by after the last one came.
const LAPSE_IN_WAITS = 2

/**
 * Runs `job` while holding the locks that Medusa's own steps take around "read stock, compute, write it"
 * (MEDUSA: `locking.execute(inventoryItemIds)`), so that neither overwrites the other.
 *
 * @throws the locking provider's error where the locks could not be had in a minute and a half.
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
    const timeout = secondsToWait(keys.length)
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
      if (started || Date.now() > end) {
        throw error
      }
      await wait(pauseMs(attempt, timeout))
    }
  }
}

/**
 * A moment, which is enough where somebody else had a lock; every second time until what we have left behind lapses
 * early in the next attempt, or each attempt would wait for the one before, for ever.
 */
function pauseMs(attempt: number, timeout: number): number {
  const moment = Math.random() * 100 * Math.min(attempt, 10)
  return attempt % 2 ? moment : moment + 1_500 * timeout
}

function secondsToWait(locks: number): number {
  return Math.min(
    SECONDS_TO_WAIT + Math.floor(locks / LOCKS_A_SECOND),
    MOST_SECONDS_TO_WAIT
  )
}
