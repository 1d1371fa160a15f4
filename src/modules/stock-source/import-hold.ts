import type { Connection, Database } from "./database"
import { tryLockImport, unlockImport } from "./sql/import-lock"

/**
 * What stops an act without a word about the import itself: another process has it, or the database is out of reach.
 * The act is to be tried again, from where the last commit was.
 */
export class ImportHoldLost extends Error {}

/** Another process has the import, and may have it for as long as the act takes. */
export class ImportHeldElsewhere extends ImportHoldLost {
  constructor() {
    super("Another process works on this stock import.")
  }
}

/** The right to work on one import, for as long as its connection lives. */
export type ImportHold = {
  /**
   * Asks PostgreSQL over the very connection that holds the lock.
   *
   * @throws ImportHoldLost
   */
  ensure(): Promise<void>
}

/**
 * Runs `work` while this process holds the import's advisory lock, on a connection of its own.
 * At most one import writes stock at a time, so that an act takes one connection of the pool beside those it writes
 * with, and no more; the checks, of which there may be many, do their work on this one, and one of them on a second
 * (see judges.ts).
 *
 * @throws ImportHeldElsewhere where another process has the lock; ImportHoldLost where the connection could not be had
 *   or was lost.
 */
export async function holdImport<Result>(
  database: Database,
  importNumber: number,
  work: (hold: ImportHold, connection: Connection) => Promise<Result>
): Promise<Result> {
  try {
    return await database.withConnection(async (connection) => {
      if (!(await tryLockImport(connection, importNumber))) {
        throw new ImportHeldElsewhere()
      }
      try {
        return await work({ ensure: () => ensure(connection) }, connection)
      } finally {
        // Gone with its connection, if that is gone.
        await unlockImport(connection, importNumber).catch(() => undefined)
      }
    })
  } catch (error) {
    throw lostConnection(error) ? lost(error as Error) : error
  }
}

async function ensure(connection: Connection): Promise<void> {
  try {
    await connection.query("select 1")
  } catch (error) {
    throw lost(error as Error)
  }
}

function lost(cause: Error): ImportHoldLost {
  return new ImportHoldLost(cause.message, { cause })
}

// Class 08: connection exceptions. Class 57P: the server ends, or ended this connection.
const LOST_STATES = /^(08...|57P..)$/
const LOST_SOCKETS = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
])
// What `pg` and knex say for themselves has no code.
const LOST_MESSAGES =
  /^(Connection terminated|Connection Error|Connection ended|Client has encountered a connection error|Client was closed|Unable to acquire a connection|Knex: Timeout acquiring)/

/** Whether an error says that the database could not be reached, and nothing about what was asked of it. */
export function lostConnection(error: unknown): boolean {
  const { code = "", message = "" } = error as {
    code?: string
    message?: string
  }
  return (
    LOST_STATES.test(code) ||
    LOST_SOCKETS.has(code) ||
    LOST_MESSAGES.test(message)
  )
}
