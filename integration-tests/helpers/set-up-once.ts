import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { waitFor } from "./wait-for"

// Between two queries of one subscriber nothing is taken either.
const QUIET_LOOKS = 8
const FINISHED = ["not_started", "done", "reverted", "failed"]

/**
 * Sets the suite's store up once and not before every test. The runner takes its picture of the database behind this,
 * and brings it back before each test, so each still begins from the same store. What is no row stays in `beforeEach`:
 * a connection that a test keeps (it ends with the picture), a server process, a spy, an option that tests change.
 *
 * @example
 * let admin: Client
 * setUpOnce(getContainer, async () => {
 *   admin = await createAdmin(getContainer(), api)
 * })
 */
export function setUpOnce(
  getContainer: () => MedusaContainer,
  setUp: () => Promise<unknown>
): void {
  beforeAll(async () => {
    await setUp()
    await untilQuiet(getContainer())
  })
}

/** Subscribers and workflows are done: the picture would end their connections, and keep what they left half done. */
async function untilQuiet(container: MedusaContainer): Promise<void> {
  const { pool } = (
    container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as any
  ).client
  const engine = container.resolve(Modules.WORKFLOW_ENGINE)
  let looks = 0
  await waitFor(
    "the store to be quiet",
    async () => {
      const isIdle = pool.numUsed() + pool.numPendingAcquires() === 0
      const unfinished = await engine.listWorkflowExecutions({
        state: { $nin: FINISHED },
      } as any)
      looks = isIdle && !unfinished.length ? looks + 1 : 0
      return { looks, unfinished }
    },
    () => looks >= QUIET_LOOKS
  )
}
