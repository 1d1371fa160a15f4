import { setTimeout as wait } from "node:timers/promises"

const SECONDS = 20

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
  seconds = SECONDS
): Promise<NonNullable<T>> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (holds(answer)) {
      return answer as NonNullable<T>
    }
    if (Date.now() > end) {
      throw new Error(
        `Waited ${seconds} s for ${what}; the last answer was ${JSON.stringify(answer)}`
      )
    }
    await wait(25)
  }
}
