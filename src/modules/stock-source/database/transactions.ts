import { setTimeout as wait } from "node:timers/promises"
import type { Connection } from "./connection"

/** PostgreSQL's own state for "somebody else has changed it: read it again" (class 40). */
const SERIALIZATION_FAILURE = "40001"

/** PostgreSQL's state for a lock that did not come in the time that was given for it. */
export const LOCK_TIMEOUT = "55P03"

// A deadlock or a serialization failure says "try again", not "this is wrong". So does a unique violation where
// rows are written by what was read a moment before: somebody else made the same row in between.
const RETRIED_STATES = new Set([SERIALIZATION_FAILURE, "40P01", "23505"])

/** About four seconds in all: a request waits for it. */
const ATTEMPTS = 10

/** For a chunk of an import: about eight seconds, for which it holds the locks that carts may wait for. */
export const PATIENT_ATTEMPTS = 15

const SHORTEST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 1000

export type TransactionOptions = {
  /** How often `work` may be started; 1 where it cannot be started anew. */
  attempts?: number
  /** What each attempt waits for before it takes a connection. */
  ready?: () => Promise<unknown>
}

/** Runs `work` until it does not fail for what another one does at the same time, with a pause in between. */
export async function withRetries<Result>(
  work: (attempt: number) => Promise<Result>,
  { attempts = ATTEMPTS, ready }: TransactionOptions = {}
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    await ready?.()
    try {
      return await work(attempt)
    } catch (error) {
      const { code = "" } = error as { code?: string }
      if (attempt >= attempts || !RETRIED_STATES.has(code)) {
        throw error
      }
    }
    await wait(pauseAfter(attempt))
  }
}

/** Longer each time, and never the same for two that were in each other's way. */
function pauseAfter(attempt: number): number {
  const most = Math.min(
    SHORTEST_PAUSE_MS * 2 ** (attempt - 1),
    LONGEST_PAUSE_MS
  )
  return most * (0.5 + Math.random() / 2)
}

/** What to throw in a `Database.transaction` that is to begin once more, as after a failure of PostgreSQL's. */
export function startAnew(why: string): Error {
  return Object.assign(new Error(why), { code: SERIALIZATION_FAILURE })
}

/** As `Database.snapshot`, on a connection that is lent already. */
export async function inSnapshot<Result>(
  connection: Connection,
  work: (connection: Connection) => Promise<Result>
): Promise<Result> {
  return inTransaction(
    connection,
    work,
    "begin transaction isolation level repeatable read, read only"
  )
}

/** Runs `work` in one transaction of a connection that is lent already: all of it is written, or nothing. */
export async function inTransaction<Result>(
  connection: Connection,
  work: (connection: Connection) => Promise<Result>,
  begin = "begin"
): Promise<Result> {
  await connection.query(begin)
  try {
    const result = await work(connection)
    await connection.query("commit")
    return result
  } catch (error) {
    // A connection that is gone cannot roll back; PostgreSQL already has.
    await connection.query("rollback").catch(() => undefined)
    throw error
  }
}
