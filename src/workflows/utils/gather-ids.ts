import type { MedusaContainer } from "@medusajs/framework/types"

const CALLS_A_BATCH = 500

type Waiting<Result> = {
  container: MedusaContainer
  ids: string[]
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Makes many small calls few larger ones: while one batch is worked on, the ids of all other calls gather for
 * the next. Medusa emits a message for every row it writes and its local bus runs all handlers at once; a
 * thousand of them, each asking for a connection, starved the pool of the whole store.
 *
 * Each call settles with its batch, and with what `work` made of all of it, so that an event bus that tries again still does.
 */
export function gatherIds<Result>(
  work: (container: MedusaContainer, ids: string[]) => Promise<Result>
): (container: MedusaContainer, ids: string[]) => Promise<Result> {
  const waiting: Waiting<Result>[] = []
  let working = false
  const workOff = async () => {
    while (waiting.length) {
      const batch = waiting.splice(0, CALLS_A_BATCH)
      const ids = [...new Set(batch.flatMap((call) => call.ids))]
      try {
        const result = await work(batch[0].container, ids)
        batch.forEach((call) => call.resolve(result))
      } catch (error) {
        batch.forEach((call) => call.reject(error))
      }
    }
    working = false
  }
  return (container, ids) =>
    new Promise((resolve, reject) => {
      waiting.push({ container, ids, resolve, reject })
      if (!working) {
        working = true
        // The other handlers of the same flush come first.
        setImmediate(() => void workOff())
      }
    })
}
