// `npm test`: builds the plugin, starts PostgreSQL, runs every suite, leaves nothing running.
// Arguments go on to jest: `npm test -- integration-tests/http`.
import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { startPostgres } from "./lib/postgres.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...env },
    })
    child.on("error", reject)
    child.on("exit", (code, signal) => resolve(signal ? 1 : code))
  })
}

const bin = (name) => path.join(root, "node_modules", ".bin", name)

if (!process.env.SKIP_BUILD) {
  const built = await run(bin("medusa"), ["plugin:build"])
  if (built !== 0) process.exit(built)
}

const dataDir = path.join(root, ".test", `postgres-${process.pid}`)
const postgres = await startPostgres({ dataDir, durable: false })
let code = 1
try {
  code = await run(
    process.execPath,
    [
      "--experimental-vm-modules",
      "--no-warnings",
      path.join(root, "node_modules", "jest", "bin", "jest.js"),
      "--runInBand",
      "--forceExit",
      ...process.argv.slice(2),
    ],
    {
      DB_HOST: postgres.host,
      DB_PORT: String(postgres.port),
      DB_USERNAME: postgres.user,
      DB_PASSWORD: postgres.password,
      MEDUSA_TELEMETRY_DISABLED: "1",
      NODE_ENV: "test",
    }
  )
} finally {
  await postgres.stop()
  fs.rmSync(dataDir, { recursive: true, force: true })
}
process.exit(code)
