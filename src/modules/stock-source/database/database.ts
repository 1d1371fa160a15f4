import type { QueryResult, QueryResultRow } from "pg"
import type { Connection } from "./connection"
import { ConnectionBudget, type Wanted } from "./connection-budget"
import {
  inSnapshot,
  inTransaction,
  type TransactionOptions,
  withRetries,
} from "./transactions"

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
    options: TransactionOptions = {}
  ): Promise<Result> {
    return withRetries(
      (attempt) =>
        this.withConnection((connection) =>
          inTransaction(connection, () => work(connection, attempt))
        ),
      options
    )
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
