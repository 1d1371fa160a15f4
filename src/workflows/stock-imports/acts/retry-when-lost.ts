import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import {
  ImportHeldElsewhere,
  ImportHoldLost,
  lostConnection,
} from "../../../modules/stock-source/imports/import-hold"
import { importName } from "../../../modules/stock-source/imports/import-name"
import type { StockImportDTO } from "../../../modules/stock-source/types"
import { whileUnderWay } from "./acts-under-way"

// About two minutes in all: longer than a PostgreSQL takes to start again or to hand over to its standby.
const ATTEMPTS = 18
const SHORTEST_WAIT_MS = 100
const LONGEST_WAIT_MS = 10_000

/**
 * Does one act on an import, and does it again from where the last commit was when the database was lost on the way, or
 * when another process had the import: `work` gets the import as it is now, and says so itself where it is done or
 * nothing is left to do. It waits for another process for as long as that works: to give up meanwhile would take back
 * what the other one writes.
 *
 * @throws what `work` throws for good; the last loss after about two minutes. The job that resumes imports goes on then.
 */
export async function retryWhenLost<Result>(
  container: MedusaContainer,
  id: string,
  work: (stockImport: StockImportDTO) => Promise<Result>
): Promise<Result> {
  return whileUnderWay(container, id, () => untilDone(container, id, work))
}

async function untilDone<Result>(
  container: MedusaContainer,
  id: string,
  work: (stockImport: StockImportDTO) => Promise<Result>
): Promise<Result> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  let name = "A stock import"
  for (let attempt = 1, losses = 0; ; attempt++) {
    try {
      const found = await service.retrieveImport(id)
      name = importName(found)
      return await work(found)
    } catch (error) {
      losses += error instanceof ImportHeldElsewhere ? 0 : 1
      if (losses === ATTEMPTS || !worthAnotherTry(error)) {
        throw error
      }
      logger.warn(`${name}: ${(error as Error).message} Going on.`)
      await wait(Math.min(SHORTEST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS))
    }
  }
}

/** A conflict says that the import is not as it was read: read it again. */
function worthAnotherTry(error: unknown): boolean {
  return (
    error instanceof ImportHoldLost ||
    lostConnection(error) ||
    (error as MedusaError).type === MedusaError.Types.CONFLICT
  )
}
