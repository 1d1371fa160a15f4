import type { Wanted } from "../database/connection-budget"
import type { Connection } from "../database/connection"
import type { Database } from "../database/database"
import { databaseOn, poolOrElse } from "../database/held-database"
import { tryLockImport, unlockImport } from "./sql/import-lock"
import type { WorkUnderWay } from "./work-under-way"

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
   * @throws ImportHoldLost; HandedOver where this process shuts down.
   */
  ensure(): Promise<void>
  /** The connection that has the lock first, then those that were taken with it. */
  connections: Connection[]
  /** The connection that has the lock: for what is asked between two chunks. */
  database: Database
  /** What chunks are written on: never waits for a connection of the pool. */
  writers: Database
  /** How many chunks can be written at a time. */
  width: number
  /** Gives the import and the connections back, whatever has happened. */
  letGo(): Promise<void>
}

/**
 * An apply or undo: the lock and what is asked between chunks on one connection, two chunks at a time on two more. Those
 * are not held while a chunk waits for the locks of its items: who has them may need the pool to go on.
 */
export const WRITING: Wanted = { work: "write", upTo: 3, atOnce: 1 }

/**
 * Takes the import's advisory lock for this process, on connections within what long work may have of the pool
 * (connection-budget.ts). The first of them has the lock; where no other can be had, all is done on that one.
 *
 * @throws ImportHeldElsewhere where another process has the lock; ImportHoldLost where the connection could not be had
 *   or was lost; HandedOver where this process shuts down, also while it waited.
 */
export async function holdImport(
  pool: Database,
  importNumber: number,
  wanted: Wanted,
  workUnderWay: WorkUnderWay
): Promise<ImportHold> {
  workUnderWay.goOn()
  const lent = await pool.lend(wanted).catch((error) => throwAsLost(error))
  const { connections, most } = lent
  const [connection] = connections
  try {
    workUnderWay.goOn()
    if (!(await tryLockImport(connection, importNumber))) {
      throw new ImportHeldElsewhere()
    }
  } catch (error) {
    await lent.giveBack()
    return throwAsLost(error)
  }
  const database = databaseOn([connection])
  return {
    ensure: async () => {
      workUnderWay.goOn()
      await database.query("select 1").catch((error) => {
        throw lost(error)
      })
    },
    connections,
    database,
    writers: poolOrElse(pool, database, most - 1),
    width: Math.max(1, most - 1),
    letGo: async () => {
      // Gone with its connection, if that is gone.
      await unlockImport(connection, importNumber).catch(() => undefined)
      await lent.giveBack()
    },
  }
}

/** @throws ImportHoldLost where the database was out of reach, else the error itself. */
export function throwAsLost(error: unknown): never {
  throw lostConnection(error) ? lost(error as Error) : error
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
