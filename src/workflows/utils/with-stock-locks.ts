import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"

// Longer than a lock of Medusa's own outlives a process that was killed with it, in a Redis: 60 s.
const PATIENCE_MS = 90_000
// How long ours outlive us there, while nobody can buy these items. A provider renews them for as long as we work.
const SECONDS_TO_OUTLIVE = 10
// The shortest wait that Medusa's providers know. A cart waits 5 s for its own locks: where it and we hold
// what the other wants, we are the ones to let go.
const SECONDS_TO_WAIT = 1
// Providers that several processes share take one lock after the other: on a busy PostgreSQL those of 2,000 items
// never came within the second. Still less than a cart waits.
const LOCKS_A_SECOND = 100
const MOST_SECONDS_TO_WAIT = 4

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
    let started = false
    try {
      return await locking.execute(
        keys,
        () => {
          started = true
          return job()
        },
        { timeout: secondsToWait(keys.length), expire: SECONDS_TO_OUTLIVE }
      )
    } catch (error) {
      if (started || Date.now() > end) {
        throw error
      }
      await wait(Math.random() * 100 * Math.min(attempt, 10))
    }
  }
}

function secondsToWait(locks: number): number {
  return Math.min(
    SECONDS_TO_WAIT + Math.floor(locks / LOCKS_A_SECOND),
    MOST_SECONDS_TO_WAIT
  )
}
