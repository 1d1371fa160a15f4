import type { Connection } from "./connection"
import { Database } from "./database"

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

/**
 * A database on up to `most` connections of `pool` while that has some to spare, and on `own` otherwise. It never waits
 * for the pool, and holds nothing of it while nothing is asked.
 */
export function poolOrElse(
  pool: Database,
  own: Database,
  most: number
): Database {
  const spare = pool.lender.client
  const { client } = own.lender
  const borrowed = new Set<Connection>()
  let borrowing = 0
  return new Database({
    client: {
      acquireConnection: async () => {
        if (borrowing >= most || !pool.hasFreeConnection()) {
          return client.acquireConnection()
        }
        borrowing++
        try {
          const connection = await spare.acquireConnection()
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
        return spare.releaseConnection(connection)
      },
    },
  })
}
