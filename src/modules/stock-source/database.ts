import { setTimeout as wait } from "node:timers/promises"
import type { ClientBase, QueryResult, QueryResultRow } from "pg"
import { ConnectionBudget, type Wanted } from "./connection-budget"

/** One PostgreSQL connection: what every function in `sql/` runs on. Bindings are `$1`, `$2`, … */
export type Connection = ClientBase

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

const budgets = new WeakMap<object, ConnectionBudget>()

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

/** Lends connections of Medusa's own pool, so that we never hold more of them than Medusa may. */
export class Database {
  constructor(private readonly lender: Lender) {}

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
   * of a connection.
   *
   * @param work its second argument is how many connections it may hold, where it has not been lent all of them at once
   */
  async withConnections<Result>(
    wanted: Wanted,
    work: (connections: Connection[], most: number) => Promise<Result>
  ): Promise<Result> {
    const share = await this.budget().take(wanted)
    const { connections: most } = share
    try {
      return await this.withSome(
        Math.min(most, wanted.atOnce ?? most),
        (connections) => work(connections, most)
      )
    } finally {
      share.giveBack()
    }
  }

  /**
   * A database on up to `most` connections of this one while it has some to spare, and on `own` otherwise. It never waits
   * for this one, and holds nothing of it while nothing is asked.
   */
  orElse(own: Database, most: number): Database {
    const pool = this.lender.client
    const { client } = own.lender
    const borrowed = new Set<Connection>()
    let borrowing = 0
    return new Database({
      client: {
        acquireConnection: async () => {
          if (borrowing >= most || !this.hasFreeConnection()) {
            return client.acquireConnection()
          }
          borrowing++
          try {
            const connection = await pool.acquireConnection()
            borrowed.add(connection)
            return connection
          } catch (error) {
            borrowing--
            throw error
          }
        },
        releaseConnection: async (connection) => {
          if (!borrowed.delete(connection)) {
            return client.releaseConnection(connection)
          }
          borrowing--
          return pool.releaseConnection(connection)
        },
      },
    })
  }

  /** Whether a connection is there for the asking: what is not worth a wait asks first. */
  hasFreeConnection(): boolean {
    const { pool } = this.lender.client
    return !pool || (!pool.numPendingAcquires() && pool.numUsed() < pool.max)
  }

  private async withSome<Result>(
    count: number,
    work: (connections: Connection[]) => Promise<Result>,
    held: Connection[] = []
  ): Promise<Result> {
    return held.length === count
      ? work(held)
      : this.withConnection((connection) =>
          this.withSome(count, work, [...held, connection])
        )
  }

  private budget(): ConnectionBudget {
    const { client } = this.lender
    const budget =
      budgets.get(client) ?? new ConnectionBudget(client.pool?.max ?? POOL_SIZE)
    budgets.set(client, budget)
    return budget
  }
}

/** A database whose statements run on these connections and no others; they wait for each other. */
export function databaseOn(connections: Connection[]): Database {
  const idle = [...connections]
  const waiting: ((connection: Connection) => void)[] = []
  return new Database({
    client: {
      acquireConnection: async () =>
        idle.shift() ?? new Promise((resolve) => waiting.push(resolve)),
      releaseConnection: async (connection) => {
        const next = waiting.shift()
        if (next) {
          next(connection)
        } else {
          idle.push(connection)
        }
      },
    },
  })
}

/** Longer each time, and never the same for two that were in each other's way. */
function pauseAfter(attempt: number): number {
  const most = Math.min(
    SHORTEST_PAUSE_MS * 2 ** (attempt - 1),
    LONGEST_PAUSE_MS
  )
  return most * (0.5 + Math.random() / 2)
}

/** What to throw in a {@link Database.transaction} that is to begin once more, as after a failure of PostgreSQL's. */
export function startAnew(why: string): Error {
  return Object.assign(new Error(why), { code: SERIALIZATION_FAILURE })
}

/** As {@link Database.snapshot}, on a connection that is lent already. */
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
