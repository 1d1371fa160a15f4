// `npm run bench`: this plugin, Medusa's own way and raw PostgreSQL, side by side on the same rows and server.
// `-- --rows 1000000` for more rows, `-- --json` for programs, `-- --judging` for checks of bad files, `-- --quick` for
// this plugin and raw PostgreSQL at this one size, `-- --growth` for this plugin alone at this size and smaller ones,
// `-- --workers` for one and two workers on Redis, `-- --unknown` for small files with unknown SKUs in large stores,
// `-- --correcting` for corrections of a few rows of a large file, `-- --kinds` for a file in each kind that is read.
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { onInterrupt } from "../scripts/lib/children.mjs"
import { startPostgres } from "../scripts/lib/postgres.mjs"
import { writeGrowth } from "./growth.mjs"
import { measureCorrecting } from "./correcting.mjs"
import { measureJudging } from "./judging.mjs"
import { measureKinds } from "./kinds.mjs"
import { measureMedusa } from "./medusa-own.mjs"
import { measureOurs, measureOutOfStock } from "./ours.mjs"
import { measureRawPostgres } from "./raw-postgres.mjs"
import { toReport, toTables } from "./report.mjs"
import { measureSelling } from "./selling.mjs"
import {
  buildPlugin,
  dropTemplate,
  makeTemplate,
  serverProcess,
} from "./store.mjs"
import { measureSmallFiles, measureUnknown } from "./unknown.mjs"
import { measureWorkers, SETUPS } from "./workers.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const RESULTS = path.join(root, "bench/results/latest.json")
const GROWTH = path.join(root, "bench/results/growth.svg")

/** Memory and rows a second are compared with what smaller files take. */
const SMALLER_SIZES = [10_000, 100_000, 1_000_000]
/** Items of the stores in which small files are imported; the larger one where as many rows are measured. */
const STORE_SIZES = [100_000, 1_000_000]

function readArguments() {
  const { values } = parseArgs({
    options: {
      rows: { type: "string", default: "200000" },
      json: { type: "boolean", default: false },
      judging: { type: "boolean", default: false },
      correcting: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      growth: { type: "boolean", default: false },
      workers: { type: "boolean", default: false },
      unknown: { type: "boolean", default: false },
      kinds: { type: "boolean", default: false },
    },
  })
  const rows = Number(values.rows)
  if (!Number.isInteger(rows) || rows < 1) {
    throw new Error(`--rows is ${values.rows}; use a whole number from 1.`)
  }
  return { ...values, rows }
}

const { rows, json, quick, growth, ...other } = readArguments()
const folder = path.join(root, ".test", `bench-${process.pid}`)
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }))

const say = (text) => json || console.log(text)

async function measureSpeed(url) {
  const measurements = []
  if (!growth) {
    say(`Raw PostgreSQL, ${rows} rows …`)
    measurements.push(...(await measureRawPostgres({ url, postgresPid, rows })))
  }
  const memory = []
  const smaller = quick ? [] : SMALLER_SIZES.filter((one) => one < rows)
  for (const size of [...smaller, rows]) {
    say(`This plugin, ${size} rows …`)
    const { measurements: ours, rss } = await measureOurs({
      url,
      postgresPid,
      folder,
      rows: size,
      more: size === rows && !quick && !growth ? measureBeside : undefined,
    })
    measurements.push(...ours)
    memory.push({ rows: size, ...rss })
  }
  if (!growth) expectSameExports(measurements)
  if (!quick && !growth) measurements.push(...(await measureMore(url)))
  return { measurements, memory }
}

/** Otherwise the two sides did not do the same. */
function expectSameExports(measurements) {
  const hashes = measurements
    .filter((one) => one.work === "export" && one.rows === rows && one.sha256)
    .map(({ sha256 }) => sha256)
  if (new Set(hashes).size !== 1)
    throw new Error("This plugin and raw PostgreSQL export different bytes.")
}

/** What is measured in stores of its own. */
async function measureMore(url) {
  const store = { url, postgresPid, folder }
  say(`A tenth out of stock, ${rows} rows …`)
  const measurements = await measureOutOfStock({ ...store, rows })
  for (const items of STORE_SIZES.filter(
    (one) => one <= Math.max(rows, 100_000)
  )) {
    say(`Small files in a store of ${items} items …`)
    measurements.push(...(await measureSmallFiles({ ...store, items })))
  }
  return measurements
}

async function measureBeside(store, measurements) {
  say("Shoppers, an idle store and an apply …")
  const apply = measurements.find(({ work }) => work === "update: apply")
  const selling = await measureSelling(store, apply.ms / 1000)
  say("Medusa's own way, on a sample …")
  return [...selling, ...(await measureMedusa(store))]
}

async function measureChecks(url) {
  const measurements = []
  for (const size of new Set([Math.min(100_000, rows), rows])) {
    say(`Checks of ${size} rows …`)
    measurements.push(...(await measureJudging({ url, folder, rows: size })))
  }
  return { measurements, memory: [] }
}

async function measureCorrections(url) {
  say(`Corrections of files of ${rows} rows …`)
  const store = { url, postgresPid, folder, rows }
  return { measurements: await measureCorrecting(store), memory: [] }
}

async function measureMachines(url) {
  const measurements = []
  for (const setup of SETUPS) {
    say(`${setup.side}, ${rows} rows a file …`)
    measurements.push(...(await measureWorkers({ url, folder, rows, setup })))
  }
  return { measurements, memory: [] }
}

async function measureUnknownNames(url) {
  const measurements = []
  for (const items of STORE_SIZES) {
    say(`Small files in a store of ${items} items …`)
    measurements.push(...(await measureUnknown({ url, folder, items })))
  }
  return { measurements, memory: [] }
}

const measureEachKind = (url) =>
  measureKinds({ url, postgresPid, folder, rows, say })

const [, measure] = [
  [other.judging, measureChecks],
  [other.correcting, measureCorrections],
  [other.workers, measureMachines],
  [other.unknown, measureUnknownNames],
  [other.kinds, measureEachKind],
  [true, measureSpeed],
].find(([asked]) => asked)

fs.mkdirSync(folder, { recursive: true })
// Durable, as a store's server is: a figure without fsync would promise too much.
const postgres = await startPostgres({ dataDir: path.join(folder, "postgres") })
const postgresPid = await serverProcess(postgres.url)
onInterrupt(() => postgres.stop())
try {
  say("Building the plugin, filling a store …")
  await buildPlugin(folder)
  await makeTemplate(postgres.url, folder)
  const measured = await measure(postgres.url)
  const report = toReport({ rows, ...measured })
  fs.mkdirSync(path.dirname(RESULTS), { recursive: true })
  fs.writeFileSync(RESULTS, `${JSON.stringify(report, null, 2)}\n`)
  if (!other.kinds) writeGrowth(GROWTH, measured)
  console.log(json ? JSON.stringify(report, null, 2) : toTables(report))
} finally {
  await dropTemplate(postgres.url).catch(() => undefined)
  await postgres.stop()
}
process.exit(0)
