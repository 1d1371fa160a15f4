import { setTimeout as wait } from "node:timers/promises"
import type { QueryResult, QueryResultRow } from "pg"
import type { Connection } from "./connection"
import { ConnectionBudget, type Wanted } from "./connection-budget"

/** What runs one statement: a connection, or the pool. */
export type Queryable = Pick<Database, "query">

/** What connections come from, and go back to: knex, or connections that are held already. */
export type Lender = {
  client: {
    acquireConnection(): Promise<Connection>
    releaseConnection(connection: Connection): Promise<void>
    pool?: Pool
  }
}

/** What we read of a pool: https://github.com/vincit/tarn.js */
type Pool = {
  max: number
  numUsed(): number
  numPendingAcquires(): number
}

// Of a process whose pool cannot be read, Medusa's own default.
const POOL_SIZE = 10

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

const budgets = new WeakMap<object, ConnectionBudget>()

/** Connections that are lent for long. */
export type Lent = {
  connections: Connection[]
  /** How many may be held, where not all of them are taken at once. */
  most: number
  giveBack(): Promise<void>
}

/** Lends connections of Medusa's own pool, so that we never hold more of them than Medusa may. */
export class Database {
  constructor(readonly lender: Lender) {}

  /** Runs one statement by itself. */
  async query<Row extends QueryResultRow>(
    text: string,
    values: unknown[] = []
  ): Promise<QueryResult<Row>> {
    return this.withConnection((connection) =>
      connection.query<Row>(text, values)
    )
  }

  /**
   * Runs `work` in one transaction: all of it is written, or nothing.
   * Starts anew where PostgreSQL ended it for a deadlock, a serialization failure or a unique violation; after a pause,
   * in which the connection is somebody else's.
   *
   * @param work its second argument counts the times that it is started, from 1
   */
  async transaction<Result>(
    work: (connection: Connection, attempt: number) => Promise<Result>,
    { attempts = ATTEMPTS, ready }: TransactionOptions = {}
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      await ready?.()
      try {
        return await this.withConnection((connection) =>
          inTransaction(connection, () => work(connection, attempt))
        )
      } catch (error) {
        const { code = "" } = error as { code?: string }
        if (attempt >= attempts || !RETRIED_STATES.has(code)) {
          throw error
        }
      }
      await wait(pauseAfter(attempt))
    }
  }

  /**
   * Runs `work` in one read-only transaction: all its statements see the database at one moment.
   * Never started anew: what it has streamed is out.
   */
  async snapshot<Result>(
    work: (connection: Connection) => Promise<Result>
  ): Promise<Result> {
    return this.withConnection((connection) => inSnapshot(connection, work))
  }

  /** Lends a connection for as long as `work` takes, such as a COPY that streams. */
  async withConnection<Result>(
    work: (connection: Connection) => Promise<Result>
  ): Promise<Result> {
    const connection = await this.lender.client.acquireConnection()
    try {
      return await work(connection)
    } finally {
      await this.lender.client.releaseConnection(connection)
    }
  }

  /**
   * Lends connections for work that takes long, within what long work may hold of the pool. Waits for its turn outside
   * of a connection. Give them back whatever happens.
   */
  async lend(wanted: Wanted): Promise<Lent> {
    const { connections: most, giveBack } = await this.budget().take(wanted)
    const { client } = this.lender
    const lent: Lent = {
      connections: [],
      most,
      giveBack: async () => {
        try {
          await Promise.all(
            lent.connections
              .splice(0)
              .map((one) => client.releaseConnection(one))
          )
        } finally {
          giveBack()
        }
      },
    }
    try {
      while (lent.connections.length < Math.min(most, wanted.atOnce ?? most)) {
        lent.connections.push(await client.acquireConnection())
      }
      return lent
    } catch (error) {
      await lent.giveBack()
      throw error
    }
  }

  /** Lends connections as {@link lend} does, for as long as `work` takes. */
  async withConnections<Result>(
    wanted: Wanted,
    work: (connections: Connection[]) => Promise<Result>
  ): Promise<Result> {
    const lent = await this.lend(wanted)
    try {
      return await work(lent.connections)
    } finally {
      await lent.giveBack()
    }
  }

  /** Whether a connection is there for the asking: what is not worth a wait asks first. */
  hasFreeConnection(): boolean {
    const { pool } = this.lender.client
    return !pool || (!pool.numPendingAcquires() && pool.numUsed() < pool.max)
  }

  private budget(): ConnectionBudget {
    const { client } = this.lender
    const budget =
      budgets.get(client) ?? new ConnectionBudget(client.pool?.max ?? POOL_SIZE)
    budgets.set(client, budget)
    return budget
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
