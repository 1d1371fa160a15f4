// The store of the benchmark: demo/ with this plugin, in a server process of its own, on a database made for it.
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { setTimeout as wait } from "node:timers/promises"
import pg from "pg"
import { ADMIN } from "../scripts/demo/settings.mjs"
import { tail } from "../scripts/demo/files.mjs"
import { start } from "../scripts/lib/children.mjs"
import { freePort } from "../scripts/lib/postgres.mjs"
import { withoutTelemetry } from "../scripts/lib/telemetry.mjs"
import { parentOf } from "./cpu.mjs"
import { watchMemory } from "./memory.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const TEMPLATE = "stock_sources_bench"
const BOOT_SECONDS = 120

/** Runs `work` on a connection of its own to the database that `url` names. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Id of the PostgreSQL server's process; 0 where it is not on this machine. */
export async function serverProcess(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query("select pg_backend_pid() as pid")
    return parentOf(rows[0].pid) ?? 0
  })
}

/** Compiles the plugin; SKIP_BUILD=1 takes the last build. */
export async function buildPlugin(work) {
  if (!process.env.SKIP_BUILD)
    await medusa(root, ["plugin:build"], {}, path.join(work, "build.log"))
}

/**
 * Migrates and seeds one database; every part of the benchmark begins with a copy of it.
 *
 * @param {string} url of the PostgreSQL server
 * @param {string} work folder for logs and files
 */
export async function makeTemplate(url, work) {
  await recreate(url, TEMPLATE)
  const env = storeEnv(databaseUrl(url, TEMPLATE), work)
  const log = path.join(work, "database.log")
  for (const args of [
    ["db:migrate", "--execute-safe-links"],
    ["exec", "./src/scripts/seed.ts", ADMIN.email, ADMIN.password],
  ])
    await medusa(path.join(root, "demo"), args, env, log)
}

/**
 * Runs `work` with a fresh copy of the store's database, which is dropped afterwards.
 *
 * @param {string} url of the PostgreSQL server
 * @param {string} name of the copy
 * @param {(url: string) => Promise<Result>} work
 * @template Result
 */
export async function withDatabase(url, name, work) {
  await recreate(url, name, TEMPLATE)
  try {
    return await work(databaseUrl(url, name))
  } finally {
    await dropDatabase(url, name)
  }
}

export const dropTemplate = (url) => dropDatabase(url, TEMPLATE)

// As in a container. Where Node sees 20 GB it lets garbage lie that it would collect in 1.
const HEAP = "--max-old-space-size=512"

/**
 * Runs `work` while a process of the store runs, and ends it.
 *
 * @param {string} database its URL
 * @param {string} folder for logs and files
 * @param {(server: {url: string, pid: number, memory: ReturnType<typeof watchMemory>}) => Promise<Result>} work
 * @param {{app?: string, env?: Record<string, string>}} more folder of the store, and what its environment has beside
 * @template Result
 */
export async function withServer(
  database,
  folder,
  work,
  { app = path.join(root, "demo"), env = {} } = {}
) {
  const port = await freePort()
  const log = path.join(folder, "server.log")
  const server = spawnMedusa(
    app,
    ["start", "--port", String(port)],
    { ...storeEnv(database, folder), NODE_OPTIONS: HEAP, ...env },
    log
  )
  const memory = watchMemory(server.pid)
  try {
    const url = `http://localhost:${port}`
    await answers(server, url, log)
    const died = server.done.then((code) => {
      throw new Error(`The store's server ended (${code}):\n${tail(log)}`)
    })
    return await Promise.race([work({ url, pid: server.pid, memory }), died])
  } finally {
    memory.stop()
    server.done.catch(() => undefined)
    await server.stop()
  }
}

/**
 * Runs a script of `bench/medusa-alone`: Medusa on the same database, without this plugin.
 *
 * @returns what the script wrote to the file that it is given as its first argument
 */
export async function runAlone(database, folder, script, ...args) {
  const out = path.join(folder, `${path.basename(script)}.json`)
  await medusa(
    path.join(root, "bench/medusa-alone"),
    ["exec", script, out, ...args],
    storeEnv(database, folder),
    path.join(folder, "medusa-alone.log")
  )
  return JSON.parse(fs.readFileSync(out, "utf8"))
}

async function answers(server, url, log) {
  let ended = false
  server.done.then(() => (ended = true))
  const until = Date.now() + BOOT_SECONDS * 1000
  for (;;) {
    const ok = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false
    )
    if (ok) return
    if (ended || Date.now() > until)
      throw new Error(`The store's server does not answer:\n${tail(log)}`)
    await wait(100)
  }
}

async function medusa(cwd, args, env, log) {
  const code = await spawnMedusa(cwd, args, env, log).done
  if (code !== 0)
    throw new Error(
      `medusa ${args.join(" ")} ended with ${code}:\n${tail(log)}`
    )
}

function spawnMedusa(cwd, args, env, log) {
  const output = fs.openSync(log, "a")
  try {
    const cli = path.join(root, "node_modules/@medusajs/cli/cli.js")
    const { BENCH_NODE_ARGS = "" } = process.env
    return start(
      process.execPath,
      [...BENCH_NODE_ARGS.split(" ").filter(Boolean), cli, ...args],
      { cwd, env, output }
    )
  } finally {
    fs.closeSync(output)
  }
}

function storeEnv(databaseUrl, folder) {
  return {
    // As a store runs: Medusa's development mode watches and says more.
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    DEMO_ADMIN: "off",
    DEMO_UPLOADS: path.join(folder, "uploads"),
    ...withoutTelemetry(),
    // demo/ is checked by `npm run typecheck`.
    TS_NODE_TRANSPILE_ONLY: "1",
  }
}

function databaseUrl(url, name) {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

async function recreate(url, name, template) {
  await dropDatabase(url, name)
  await withClient(url, (client) =>
    client.query(
      `create database ${name}${template ? ` template ${template}` : ""}`
    )
  )
}

async function dropDatabase(url, name) {
  await withClient(url, (client) =>
    client.query(`drop database if exists ${name} with (force)`)
  )
}
