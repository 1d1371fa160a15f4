import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"
import {
  ImportHeldElsewhere,
  ImportHoldLost,
  lostConnection,
} from "../../../modules/stock-source/imports/import-hold"

// About two minutes in all: longer than a PostgreSQL takes to start again or to hand over to its standby.
const LOSSES = 18
const SHORTEST_WAIT_MS = 100
const LONGEST_WAIT_MS = 10_000

/**
 * How often one act on an import is done again, from where the last commit was, when the database was lost on the way, or
 * when another process had the import. It waits for another process for as long as that works: to give up meanwhile would
 * take back what the other one writes.
 */
export class RetryWhenLost {
  /** What the log calls the import. */
  name = "A stock import"
  private attempts = 0
  private losses = 0

  constructor(private readonly container: MedusaContainer) {}

  /**
   * Waits until the act is to be tried again.
   *
   * @throws `error` where no second try can fix it, or where it is the last loss after about two minutes. The job that
   *   resumes imports goes on then.
   */
  async waitOrThrow(error: unknown): Promise<void> {
    this.attempts++
    this.losses += error instanceof ImportHeldElsewhere ? 0 : 1
    if (this.losses === LOSSES || !isWorthAnotherTry(error)) {
      throw error
    }
    const logger: Logger = this.container.resolve(
      ContainerRegistrationKeys.LOGGER
    )
    logger.warn(`${this.name}: ${(error as Error).message} Going on.`)
    await wait(Math.min(SHORTEST_WAIT_MS * 2 ** this.attempts, LONGEST_WAIT_MS))
  }
}

/** A conflict says that the import is not as it was read: read it again. */
function isWorthAnotherTry(error: unknown): boolean {
  return (
    error instanceof ImportHoldLost ||
    lostConnection(error) ||
    (error as MedusaError).type === MedusaError.Types.CONFLICT
  )
}
