import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { Client } from "pg"
import { waitFor } from "./wait-for"

const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env

/** A chunk of an apply stands before a row that it is about to write: a pattern for `untilBlocked`. */
export const IN_APPLIED_CHUNK = "^\\s*with live as materialized"
/** The same of an undo. */
export const IN_UNDONE_CHUNK = "^\\s*with live as \\("

export function databaseUrl(name: string): string {
  return `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${name}`
}

/** A database of the test's own PostgreSQL, seen from beside the server that uses it. */
export class TestDatabase {
  private readonly held = new Set<HeldLocks>()

  private constructor(
    readonly name: string,
    private readonly client: Client
  ) {}

  get url(): string {
    return databaseUrl(this.name)
  }

  /** Makes the database, as a copy of `template` where one is named. */
  static async create(name: string, template?: string): Promise<TestDatabase> {
    await onServer(`drop database if exists "${name}" with (force)`)
    await onServer(
      `create database "${name}"${template ? ` template "${template}"` : ""}`
    )
    return new TestDatabase(name, await connect(name))
  }

  /** A database that is there already. */
  static async open(name: string): Promise<TestDatabase> {
    return new TestDatabase(name, await connect(name))
  }

  /** The database of a Medusa application that runs in this process. */
  static async of(container: MedusaContainer): Promise<TestDatabase> {
    const { rows } = await container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)
      .raw("select current_database() as name")
    return TestDatabase.open(rows[0].name)
  }

  async rows<Row = any>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query(sql, values)).rows
  }

  /** Runs `sql` in a transaction that stays open, and with it the locks that it took. */
  async hold(sql: string): Promise<HeldLocks> {
    const locks = await this.queueFor(sql)
    await locks.granted
    return locks
  }

  /** As {@link hold}, but returns while `sql` may still wait for its locks. */
  async queueFor(sql: string): Promise<HeldLocks> {
    const client = await connect(this.name)
    await client.query("begin")
    const granted = client.query(sql).then(() => undefined)
    granted.catch(() => undefined)
    const locks = {
      granted,
      also: async (more: string) => {
        await client.query(more)
      },
      // Ends the connection and not only the transaction, which may still stand in line itself.
      release: async () => {
        this.held.delete(locks)
        await client.end().catch(() => undefined)
      },
      commit: async () => {
        await client.query("commit")
        await locks.release()
      },
    }
    this.held.add(locks)
    return locks
  }

  /**
   * Waits until a connection of the server stands before somebody's lock with a statement that begins like `pattern`:
   * PostgreSQL shows 1,024 characters of it. Returns the connection's process id.
   *
   * @param blockers process ids of those whose locks it is, where they matter
   */
  async untilBlocked(pattern: string, blockers?: number[]): Promise<number> {
    const [{ pid }] = await waitFor(
      `a statement like ${pattern} to wait for a lock`,
      () =>
        this.rows<{ pid: number }>(
          `select pid from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock' and query ~* $1 and pid <> pg_backend_pid()
             and ($2::integer[] is null or pg_blocking_pids(pid) = $2)`,
          [pattern, blockers]
        ),
      (found) => found.length > 0
    )
    return pid
  }

  /** Waits until a connection has run a statement that begins like `pattern`, and keeps its transaction open. */
  async untilWritten(pattern: string): Promise<void> {
    await waitFor(
      `a statement like ${pattern} to have been run`,
      () =>
        this.rows(
          `select 1 from pg_stat_activity
           where datname = current_database() and state = 'idle in transaction' and query ~* $1`,
          [pattern]
        ),
      (found) => found.length > 0
    )
  }

  async drop(): Promise<void> {
    await this.close()
    await onServer(`drop database if exists "${this.name}" with (force)`)
  }

  /** Lets go of what a failed test still holds. */
  async releaseLocks(): Promise<void> {
    await Promise.all([...this.held].map((locks) => locks.release()))
  }

  /** Lets go of that and of the database. */
  async close(): Promise<void> {
    await this.releaseLocks()
    await this.client.end()
  }
}

export type HeldLocks = {
  granted: Promise<void>
  /** Runs a further statement in the transaction; resolves when it has the locks it takes. */
  also(sql: string): Promise<void>
  release(): Promise<void>
  /** Keeps what `sql` has written, and lets go of the locks. */
  commit(): Promise<void>
}

async function connect(database: string): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl(database) })
  // Dropped databases end their connections.
  client.on("error", () => undefined)
  await client.connect()
  return client
}

async function onServer(sql: string): Promise<void> {
  const client = await connect("postgres")
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
