// `-- --workers`: the store of docs/scaling.md, a server and one or two workers on Redis, each a process of its own.
import { execFile } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { start } from "../scripts/lib/children.mjs"
import { freePort } from "../scripts/lib/postgres.mjs"
import { expectStatus, openShop, timed } from "./client.mjs"
import {
  seedItems,
  seedSources,
  stockLine,
  writeStockFile,
} from "./fixture.mjs"
import { importFile } from "./ours.mjs"
import { withDatabase, withServer } from "./store.mjs"

const APP = path.join(path.dirname(fileURLToPath(import.meta.url)), "cluster")
const FILES_AT_ONCE = 4
const REDIS_SECONDS = 10
// As `@medusajs/event-bus-redis` names its queue in Redis.
const EVENTS = "RedisEventBusService:events-queue"

/** What is compared. The cache is on, so that every event of a level has a listener. */
export const SETUPS = [
  { side: "1 worker, batch events", workers: 1, events: "batch" },
  { side: "2 workers, batch events", workers: 2, events: "batch" },
  { side: "1 worker, each event", workers: 1, events: "each" },
  { side: "2 workers, each event", workers: 2, events: "each" },
]

/** @returns {Promise<object[]>} how long applies and checks took, beside each other and alone */
export function measureWorkers({ url, folder, rows, setup }) {
  return withDatabase(url, "stock_sources_workers", async (database) => {
    await seedItems(database, rows)
    return withRedis(folder, (redis) =>
      withMembers({ database, folder, redis, setup }, async (server) => {
        const shop = await openShop(server.url)
        await seedSources(shop)
        const store = { redis, shop, rows, ...(await writeFiles(folder, rows)) }
        const measured = await measureActs(store)
        return Object.entries(measured).map(([work, { ms, rows }]) => ({
          side: setup.side,
          work,
          rows,
          ms,
        }))
      })
    )
  })
}

async function measureActs({ redis, shop, rows, file }) {
  const created = await importFile(shop, file(0), { create: rows })
  const told = await timed(() => untilIdle(redis), noCpu)
  const checks = await timed(() => checkAtOnce(shop, file), noCpu)
  const updated = await shop.check(file(1))
  const beside = await timed(
    () => Promise.all([shop.apply(updated.result), checkAtOnce(shop, file)]),
    noCpu
  )
  const [applied] = beside.result
  const all = FILES_AT_ONCE * rows
  return {
    "create: check": { ...created.check, rows },
    "create: apply": { ...created.apply, rows },
    "until its events are worked off": { ...told, rows },
    "check four files at once": { ...checks, rows: all },
    "update: apply, four checks beside it": { ...applied, rows },
    "all of that": { ...beside, rows: all + rows },
  }
}

const noCpu = () => undefined

async function checkAtOnce(shop, file) {
  const checks = Array.from({ length: FILES_AT_ONCE }, (_, number) =>
    shop.check(file(number % 2))
  )
  for (const { result } of await Promise.all(checks))
    expectStatus(result, "checked")
}

async function writeFiles(folder, rows) {
  const file = (round) => path.join(folder, `round-${round}.csv`)
  for (const round of [0, 1])
    await writeStockFile(file(round), rows, stockLine(round))
  return { file }
}

/** Starts one server, then the workers; the first process of a database is alone. */
async function withMembers({ database, folder, redis, setup }, work) {
  const member = (mode, inner) =>
    withServer(database, folder, inner, {
      app: APP,
      env: memberEnv(folder, redis, setup, mode),
    })
  const withWorkers = (left, server) =>
    left ? member("worker", () => withWorkers(left - 1, server)) : work(server)
  return member("server", (server) => withWorkers(setup.workers, server))
}

function memberEnv(folder, redis, { events }, mode) {
  const files = path.join(folder, "shared")
  fs.mkdirSync(files, { recursive: true })
  return {
    MEDUSA_WORKER_MODE: mode,
    MEDUSA_FF_CACHING: "true",
    REDIS_URL: redis.url,
    SHARED_FILES: files,
    DISABLE_ADMIN: "true",
    STORE_CORS: "http://localhost",
    ADMIN_CORS: "http://localhost",
    AUTH_CORS: "http://localhost",
    JWT_SECRET: "bench-only",
    COOKIE_SECRET: "bench-only",
    STOCK_SOURCES_OPTIONS: JSON.stringify({ level_events: events }),
  }
}

/** Runs `work` with a Redis of its own, in memory only. */
async function withRedis(folder, work) {
  const port = String(await freePort())
  const server = start(
    "redis-server",
    [
      ...["--port", port, "--bind", "127.0.0.1", "--dir", folder],
      ...["--save", "", "--appendonly", "no", "--daemonize", "no"],
      ...["--maxmemory-policy", "noeviction", "--loglevel", "warning"],
    ],
    { cwd: folder, output: "ignore" }
  )
  server.done.catch(() => undefined)
  const redis = { url: `redis://127.0.0.1:${port}`, port }
  try {
    await answersPing(redis)
    return await work(redis)
  } finally {
    await server.stop()
  }
}

async function answersPing(redis) {
  const until = Date.now() + REDIS_SECONDS * 1000
  for (;;) {
    const answer = await ask(redis, "ping").catch((error) => error.message)
    if (answer === "PONG") return
    if (Date.now() > until)
      throw new Error(
        `Redis does not answer (${answer}). Install it, such as with apt-get install redis-server.`
      )
    await wait(50)
  }
}

/** How many jobs of the event bus wait or are worked on. */
const JOBS = `
  local count = 0
  for _, name in ipairs({'wait', 'active', 'paused'}) do
    count = count + redis.call('llen', KEYS[1] .. ':' .. name)
  end
  for _, name in ipairs({'prioritized', 'delayed'}) do
    count = count + redis.call('zcard', KEYS[1] .. ':' .. name)
  end
  return count
`

async function untilIdle(redis) {
  for (;;) {
    const jobs = await ask(redis, "eval", JOBS, "1", EVENTS)
    if (jobs === "0") return
    await wait(100)
  }
}

async function ask({ port }, ...command) {
  const { stdout } = await promisify(execFile)("redis-cli", [
    ...["-p", port],
    ...command,
  ])
  return stdout.trim()
}
