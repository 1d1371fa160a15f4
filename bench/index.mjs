// `npm run bench`: rows a second, side by side. `-- --rows 1000000` for more of them, `-- --json` for programs.
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { onInterrupt } from "../scripts/lib/children.mjs"
import { startPostgres } from "../scripts/lib/postgres.mjs"
import { measureRawPostgres } from "./raw-postgres.mjs"
import { toJson, toTable } from "./report.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

// Each side takes the same rows and gives the same kind of measurements.
const SIDES = [measureRawPostgres]

function readArguments() {
  const { values } = parseArgs({
    options: {
      rows: { type: "string", default: "200000" },
      json: { type: "boolean", default: false },
    },
  })
  const rows = Number(values.rows)
  if (!Number.isInteger(rows) || rows < 1) {
    throw new Error(`--rows is ${values.rows}; use a whole number from 1.`)
  }
  return { rows, json: values.json }
}

const { rows, json } = readArguments()
const work = path.join(root, ".test", `bench-${process.pid}`)
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }))

// Durable, as a store's server is: a figure without fsync would promise too much.
const postgres = await startPostgres({ dataDir: path.join(work, "postgres") })
onInterrupt(() => postgres.stop())
try {
  const measurements = []
  for (const side of SIDES) {
    measurements.push(...(await side({ url: postgres.url, rows })))
  }
  console.log(json ? toJson(measurements) : toTable(measurements))
} finally {
  await postgres.stop()
}
process.exit(0)
