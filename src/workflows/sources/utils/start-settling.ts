import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { setTimeout as wait } from "node:timers/promises"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

// By its id: the steps that come here belong to workflows themselves.
const WORKFLOW = "settle-source"

// Most sources are settled within a second, and who has disabled one looks into a cart next. Larger ones go on behind
// an answer that says so.
const PATIENCE_MS = 10_000
const SHORTEST_LOOK_MS = 10
const LONGEST_LOOK_MS = 250

/**
 * Begins with what is recorded for these sources and that nobody works on.
 *
 * Never throws: what could not be begun is found by the job that resumes sources.
 */
async function startSettling(
  container: MedusaContainer,
  sourceIds: string[]
): Promise<void> {
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const engine = container.resolve(Modules.WORKFLOW_ENGINE)
  for (const id of sourceIds) {
    await engine
      .run(WORKFLOW, { input: { id } })
      .catch((error: Error) =>
        logger.error(`Source ${id} could not begin to be settled`, error)
      )
  }
}

/** Begins with what is recorded for any source and that nobody works on: its process died, or never began. */
export async function resumeSettling(
  container: MedusaContainer
): Promise<void> {
  await startSettling(
    container,
    await container.resolve(STOCK_SOURCE_MODULE).listSourcesToSettle()
  )
}

/** Has what is recorded for these sources done, and waits for it, up to ten seconds; true where all of it is done. */
export async function haveSettled(
  container: MedusaContainer,
  sourceIds: string[]
): Promise<boolean> {
  const service = container.resolve(STOCK_SOURCE_MODULE)
  const pending = async () =>
    (await service.listSettling(sourceIds)).map((one) => one.source_id)
  const end = Date.now() + PATIENCE_MS
  await startSettling(container, await pending())
  for (let look = SHORTEST_LOOK_MS; (await pending()).length; look *= 2) {
    if (Date.now() > end) {
      return false
    }
    await wait(Math.min(look, LONGEST_LOOK_MS))
  }
  return true
}
