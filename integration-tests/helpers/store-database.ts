import { configManager } from "@medusajs/framework/config"
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import path from "node:path"
import { promisify } from "node:util"
import { Client } from "pg"
import { demo } from "./suite"
import { databaseUrl } from "./test-database"
import { waitFor } from "./wait-for"

const MEDUSA = path.resolve(demo, "../node_modules/@medusajs/cli/cli.js")

// Copying files takes a third of what it takes to log every page, and a test run throws all of it away.
const AS_FILES = "strategy file_copy"

/** Any number: whoever migrates the shared database, or copies it, holds it, and the other workers wait. */
const SHARED_DATABASE = 7_325_114

/** The database of a suite's store, which is as it was when its first test began for every one of its tests. */
export class StoreDatabase {
  private readonly name: string
  private hasSnapshot = false
  private client!: Client

  constructor(suite: string) {
    this.name = `${process.env.TEST_RUN}-${suite}-${process.env.JEST_WORKER_ID ?? 1}`
  }

  get url(): string {
    return databaseUrl(this.name)
  }

  /** Makes it, with every table of the store. */
  async open(): Promise<void> {
    this.client = await connect()
    await this.client.query("select pg_advisory_lock($1)", [SHARED_DATABASE])
    try {
      await this.copy(await this.migrate(), this.name)
    } finally {
      await this.client.query("select pg_advisory_unlock($1)", [
        SHARED_DATABASE,
      ])
    }
  }

  /** As the store's first boot left it, for the next suite of the same store. */
  async openAgain(): Promise<void> {
    this.client = await connect()
    await this.copy(this.booted, this.name)
  }

  /** Behind the first boot, which writes what a store begins with. */
  async keepForNextSuite(): Promise<void> {
    await this.copy(this.name, this.booted)
  }

  /** Before the first test, keeps it as it is; before each further one, makes it so again. */
  async reset(): Promise<void> {
    if (this.hasSnapshot) {
      await this.copy(this.snapshot, this.name)
    } else {
      await this.copy(this.name, this.snapshot)
      this.hasSnapshot = true
    }
  }

  async drop(): Promise<void> {
    await this.dropIfThere(this.name)
    await this.dropIfThere(this.snapshot)
    await this.close()
  }

  /** What is kept for the next suite goes with the run. */
  async close(): Promise<void> {
    await this.client.end()
  }

  private get booted(): string {
    return `${this.name}-booted`
  }

  private get snapshot(): string {
    return `${this.name}-snapshot`
  }

  /** Migrates an empty database once for all suites of a run whose stores have the same tables; returns its name. */
  private async migrate(): Promise<string> {
    const name = `${process.env.TEST_RUN}-migrated-${tablesKey()}`
    const { rowCount } = await this.client.query(
      "select 1 from pg_database where datname = $1",
      [name]
    )
    if (!rowCount) {
      const draft = `${name}-draft`
      await this.dropIfThere(draft)
      await this.client.query(`create database "${draft}"`)
      await migrateStore(databaseUrl(draft))
      await this.client.query(`alter database "${draft}" rename to "${name}"`)
    }
    return name
  }

  private async copy(from: string, to: string): Promise<void> {
    await this.dropIfThere(to)
    await this.disconnect(from)
    await this.client.query(
      `create database "${to}" template "${from}" ${AS_FILES}`
    )
    await this.client.query(`alter database "${from}" allow_connections true`)
  }

  private async dropIfThere(name: string): Promise<void> {
    await this.disconnect(name)
    await this.client.query(`drop database if exists "${name}"`)
  }

  /** PostgreSQL neither copies nor drops what is in use, and looks again only after a tenth of a second. */
  private async disconnect(name: string): Promise<void> {
    const { rowCount } = await this.client.query(
      "select 1 from pg_database where datname = $1",
      [name]
    )
    if (!rowCount) {
      return
    }
    await this.client.query(`alter database "${name}" allow_connections false`)
    await waitFor(`nobody to be connected to ${name}`, async () => {
      const { rows } = await this.client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
        [name]
      )
      return rows.length === 0
    })
  }
}

/** The same for stores with the same tables: of their modules and providers, and what flags add to them. */
function tablesKey(): string {
  const resolved: unknown[] = []
  JSON.stringify(configManager.config.modules, (key, value) => {
    if (key === "resolve") resolved.push(value)
    return value
  })
  const flags = Object.keys(process.env).filter(
    (name) => name.startsWith("MEDUSA_FF_") && process.env[name] === "true"
  )
  return createHash("sha1")
    .update([...resolved, ...flags.sort()].join("\n"))
    .digest("hex")
    .slice(0, 8)
}

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl("postgres") })
  await client.connect()
  return client
}

/** As an installer does, in a process of its own: jest would load all of Medusa's code for it once more. */
async function migrateStore(url: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [MEDUSA, "db:migrate", "--execute-safe-links", "--skip-scripts"],
    {
      cwd: demo,
      env: {
        ...process.env,
        DATABASE_URL: url,
        TS_NODE_TRANSPILE_ONLY: "1",
      },
    }
  )
}
