import { setTimeout as wait } from "node:timers/promises"

const SECONDS = 20
const SHORTEST_PAUSE_MS = 25
const LONGEST_PAUSE_MS = 250

export type Patience = { seconds?: number }

/**
 * Asks until the answer holds, and returns it: events reach their subscribers when they do.
 *
 * @example
 * const source = await waitFor("the new location's source", async () => (await listSources())[0])
 * @throws Error that names what was waited for and the last answer.
 */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T>,
  holds: (answer: T) => boolean = Boolean,
  { seconds = SECONDS }: Patience = {}
): Promise<NonNullable<T>> {
  const began = Date.now()
  for (;;) {
    const answer = await ask()
    if (holds(answer)) {
      return answer as NonNullable<T>
    }
    const waited = Date.now() - began
    if (waited > seconds * 1000) {
      throw new Error(
        `Waited ${seconds} s for ${what}; the last answer was ${JSON.stringify(answer)}`
      )
    }
    // Whoever asks keeps the store from what is waited for: at most a fifth of the time is lost to a later look.
    await wait(
      Math.min(Math.max(SHORTEST_PAUSE_MS, waited / 5), LONGEST_PAUSE_MS)
    )
  }
}
