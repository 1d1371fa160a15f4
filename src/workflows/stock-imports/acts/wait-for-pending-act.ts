import { setTimeout as wait } from "node:timers/promises"
import {
  ActPending,
  ChangedMeanwhile,
} from "../../../modules/stock-source/imports/act-pending"

const PATIENCE_MS = 10_000
const EVERY_MS = 100

/**
 * Does what may not be done while an act is pending. An import says `applied` a moment before its hooks and events are
 * out, and whoever has seen that asks for the next act at once: such a moment is waited for.
 *
 * @throws ActPending, ChangedMeanwhile where it takes longer; what `work` throws.
 */
export async function waitForPendingAct<Result>(
  work: () => Promise<Result>
): Promise<Result> {
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await work()
    } catch (error) {
      const goesOn =
        error instanceof ChangedMeanwhile ||
        (error instanceof ActPending && error.endsSoon)
      if (!goesOn || Date.now() > until) {
        throw error
      }
      await wait(EVERY_MS)
    }
  }
}
