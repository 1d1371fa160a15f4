// The store: builds the plugin and the app around it, fills its database, starts its server.
import fs from "node:fs"
import path from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { withoutTelemetry } from "../lib/telemetry.mjs"
import { hashOf, readJson, tail, writeJson } from "./files.mjs"
import { ADMIN, DemoError, root } from "./settings.mjs"
import { buildStorefront } from "./storefront.mjs"

const PLUGIN = ["src", "package.json", "package-lock.json", "tsconfig.json"]
const APP = [
  ...["src", "storefront"],
  ...["medusa-config.ts", "package.json", "tsconfig.json"],
]
const BOOT_SECONDS = 120

/** One hash over all that the store is built from. */
export function storeHash() {
  return hashOf(root, [
    ...PLUGIN,
    ...APP.map((name) => path.join("demo", name)),
  ])
}

/** Compiles the plugin, unless what is there was compiled from these sources. SKIP_BUILD=1 trusts what is there. */
export async function buildPlugin(run, settings) {
  const built = path.join(root, ".medusa/server")
  // In the folder that a build deletes first, so that it never outlives what it speaks of.
  const stamp = path.join(built, "built-from.json")
  const hash = hashOf(root, PLUGIN)
  if (
    process.env.SKIP_BUILD
      ? fs.existsSync(built)
      : readJson(stamp)?.hash === hash
  )
    return "unchanged"
  await run.finish({
    ...medusa(root, ["plugin:build"], "development"),
    log: settings.buildLog,
  })
  writeJson(stamp, { hash })
  return "built"
}

/** Puts the app's sources where they may be built and run without a trace in the checkout. */
export function copyApp({ app }) {
  fs.mkdirSync(app, { recursive: true })
  for (const entry of fs.readdirSync(app)) {
    // The last build, which may still be right.
    if (entry !== ".medusa")
      fs.rmSync(path.join(app, entry), { recursive: true })
  }
  for (const name of APP) {
    fs.cpSync(path.join(root, "demo", name), path.join(app, name), {
      recursive: true,
    })
  }
  // For a DEMO_DIR outside of the checkout; inside, Node finds the same folder.
  fs.symlinkSync(
    path.join(root, "node_modules"),
    path.join(app, "node_modules"),
    "dir"
  )
}

/** Builds the app with its dashboard, unless what is there was built from these sources. */
export async function buildApp(run, settings, hash) {
  const stamp = path.join(settings.server, "built-from.json")
  if (readJson(stamp)?.hash === hash) return "unchanged"
  await run.finish({
    ...medusa(settings.app, ["build"], "production"),
    log: settings.buildLog,
  })
  await buildStorefront(settings)
  // Medusa serves uploads from `static` in its working directory, which the next build would delete.
  fs.mkdirSync(settings.uploads, { recursive: true })
  fs.symlinkSync(settings.uploads, path.join(settings.server, "static"), "dir")
  writeJson(stamp, { hash })
  return "built"
}

/** Migrates and seeds the database, unless it was filled from these sources before. */
export async function fillDatabase(run, settings, database, hash) {
  if (database.filledFrom === hash) return "unchanged"
  const env = storeEnv(settings, database)
  for (const args of [
    ["db:migrate", "--execute-safe-links"],
    ["exec", "./src/scripts/seed.ts", ADMIN.email, ADMIN.password],
  ]) {
    await run.finish({
      ...medusa(settings.app, args, "development", env),
      log: settings.databaseLog,
    })
  }
  await database.markFilled(hash)
  return "filled"
}

/**
 * Starts the store and waits until it answers.
 *
 * @returns {Promise<{pid: number, exited: Promise<string>}>}
 * @throws Error with the last lines of its log when it ends or stays silent
 */
export async function startServer(run, settings, database) {
  fs.rmSync(settings.serverLog, { force: true })
  const server = run.start({
    ...medusa(
      settings.server,
      ["start"],
      "production",
      storeEnv(settings, database)
    ),
    log: settings.serverLog,
  })
  let ended
  server.exited.then((how) => (ended = how))
  const until = Date.now() + BOOT_SECONDS * 1000
  while (!(await answers(`${settings.url}/health`))) {
    if (ended) throw new DemoError(serverEnded(ended, settings))
    if (Date.now() > until) {
      throw new DemoError(
        `The store does not answer after ${BOOT_SECONDS} s. ${lastLines(settings)}`
      )
    }
    await wait(100)
  }
  return server
}

/** Why there is no store any more, with its last words. */
export function serverEnded(how, settings) {
  return `The store's server has ended by itself (${how}). ${lastLines(settings)}`
}

function lastLines({ serverLog }) {
  return `Its last lines (${serverLog}):\n${tail(serverLog)}`
}

async function answers(url) {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

function medusa(cwd, args, nodeEnv, env = {}) {
  return {
    command: process.execPath,
    args: [path.join(root, "node_modules/@medusajs/cli/cli.js"), ...args],
    cwd,
    env: { NODE_ENV: nodeEnv, ...withoutTelemetry(), ...env },
  }
}

function storeEnv(settings, database) {
  return {
    DATABASE_URL: database.url,
    PORT: String(settings.port),
    ADMIN_CORS: settings.url,
    AUTH_CORS: settings.url,
    DEMO_UPLOADS: settings.uploads,
    DEMO_UPLOADS_URL: `${settings.url}/static`,
  }
}
