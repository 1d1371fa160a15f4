// What the command line and the environment ask for, and where things are.
import path from "node:path"
import { fileURLToPath } from "node:url"
import { reachableDataDir } from "../lib/postgres.mjs"

const FLAGS = {
  exit: "end after the transcript; exit code 0 only if each step did what it says",
  serve: "skip the transcript, serve at once",
  reset: "start over: delete the demo's data first",
}

/** A failure that explains itself: printed without a stack. */
export class DemoError extends Error {}

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../.."
)

/** The login that the seed makes, and the dashboard takes. */
export const ADMIN = { email: "admin@example.com", password: "supersecret" }

/**
 * @param {string[]} args command line arguments, such as `["--serve", "--reset"]`
 * @param {Record<string, string | undefined>} env `PORT`, `DEMO_DIR`
 * @throws DemoError that names the unknown flag or the bad port and what is allowed
 */
export function readSettings(args, env) {
  const flags = readFlags(args)
  const port = readPort(env.PORT)
  const dir = path.resolve(root, env.DEMO_DIR || ".demo")
  const app = path.join(dir, "app")
  return {
    ...flags,
    port,
    url: `http://localhost:${port}`,
    dir,
    app,
    server: path.join(app, ".medusa/server"),
    /** Asked for when `dir` exists: whether others may enter it decides. */
    get postgres() {
      return reachableDataDir(path.join(dir, "postgres"))
    },
    uploads: path.join(dir, "static"),
    buildLog: path.join(dir, "build.log"),
    databaseLog: path.join(dir, "database.log"),
    serverLog: path.join(dir, "server.log"),
    readyFile: path.join(dir, "ready.json"),
    runningFile: path.join(dir, "running.json"),
  }
}

function readFlags(args) {
  const flags = { exit: false, serve: false, reset: false }
  for (const arg of args) {
    const name = arg.replace(/^--/, "")
    if (!arg.startsWith("--") || !Object.hasOwn(FLAGS, name)) {
      throw new DemoError(`Unknown option "${arg}".\n${usage()}`)
    }
    flags[name] = true
  }
  if (flags.exit && flags.serve) {
    throw new DemoError(
      `--exit ends after the transcript, --serve skips it: use one of them.\n${usage()}`
    )
  }
  return flags
}

function usage() {
  const lines = Object.entries(FLAGS).map(
    ([name, does]) => `  --${name.padEnd(6)} ${does}`
  )
  return [
    "Usage: npm run demo [-- options]",
    ...lines,
    "Environment: PORT (default 9000), DATABASE_URL (an empty database; default: an embedded PostgreSQL), DEMO_DIR (default .demo)",
  ].join("\n")
}

function readPort(value) {
  if (value === undefined || value === "") return 9000
  const port = Number(value)
  if (!/^\d+$/.test(value) || port < 1 || port > 65535) {
    throw new DemoError(`PORT is "${value}": use a number from 1 to 65535.`)
  }
  return port
}
