// `node bench/many-uploads.mjs --pool 10`: how long a shopper waits for `GET /store/products` while many files are uploaded
// and checked at once, and while nobody reads the exports that were asked for. Builds the plugin first; SKIP_BUILD=1 takes
// the last build.
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { onInterrupt } from "../scripts/lib/children.mjs"
import { startPostgres } from "../scripts/lib/postgres.mjs"
import { expectStatus, openShop } from "./client.mjs"
import {
  seedItems,
  seedSources,
  stockLine,
  writeStockFile,
} from "./fixture.mjs"
import {
  buildPlugin,
  makeTemplate,
  withClient,
  withDatabase,
  withServer,
} from "./store.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const IDLE_REQUESTS = 200
const WARM_UP_REQUESTS = 50
const MOST = 3

function readArguments() {
  const { values } = parseArgs({
    options: {
      pool: { type: "string", default: "10" },
      uploads: { type: "string", default: "30" },
      rows: { type: "string", default: "40000" },
      readers: { type: "string", default: "10" },
    },
  })
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number(value)])
  )
}

/** Asks for products, one request after the other, for as long as `open()`; milliseconds of each. */
async function askForProducts({ store }, open) {
  const took = []
  while (open(took.length)) {
    const began = performance.now()
    // Throws for every status but 2xx.
    await store("GET", "/store/products?limit=20")
    took.push(performance.now() - began)
  }
  return took
}

const idle = (shop, requests) =>
  askForProducts(shop, (asked) => asked < requests)

async function during(shop, work) {
  let working = true
  const asked = askForProducts(shop, () => working)
  const began = performance.now()
  try {
    const result = await work()
    return {
      result,
      seconds: (performance.now() - began) / 1000,
      took: await stop(),
    }
  } finally {
    await stop()
  }

  function stop() {
    working = false
    return asked
  }
}

/** Uploads the same file many times at once; all of them have to be checked. */
async function uploadMany(shop, file, uploads) {
  const { result } = await shop.checkMany(file, uploads)
  result.forEach((stockImport) => expectStatus(stockImport, "checked"))
}

/** Asks for exports and reads none of them. */
async function exportUnread({ token }, url, readers) {
  const leave = new AbortController()
  const answers = await Promise.all(
    Array.from({ length: readers }, () =>
      fetch(`${url}/admin/source-items/export?columns=sku,title`, {
        headers: { authorization: `Bearer ${token}` },
        signal: leave.signal,
      })
    )
  )
  return {
    leave: () => leave.abort(),
    sent: answers.filter(({ ok }) => ok).length,
    refused: answers.filter(({ status }) => status === 503).length,
  }
}

function percentile(values, part) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
}

function line(name, took, idleP95, seconds) {
  const p95 = percentile(took, 0.95)
  const cells = [
    name,
    seconds?.toFixed(1) ?? "",
    took.length,
    percentile(took, 0.5).toFixed(1),
    p95.toFixed(1),
    Math.max(...took).toFixed(0),
    `${(p95 / idleP95).toFixed(2)} ×`,
  ]
  return `| ${cells.join(" | ")} |`
}

async function measure(database, folder, { pool, uploads, rows, readers }) {
  await seedItems(database, rows)
  // Larger than what two sockets hold between a server and one who does not read.
  await withClient(database, (client) =>
    client.query("update inventory_item set title = repeat('x', 2000)")
  )
  const file = path.join(folder, "stock.csv")
  await writeStockFile(file, rows, stockLine(0))
  return withServer(
    database,
    folder,
    async ({ url }) => {
      const shop = await openShop(url)
      await seedSources(shop)
      await idle(shop, WARM_UP_REQUESTS)
      const alone = await idle(shop, IDLE_REQUESTS)
      const p95 = percentile(alone, 0.95)
      const first = await shop.check(file)
      await shop.apply(first.result)
      const many = await during(shop, () => uploadMany(shop, file, uploads))
      const unread = await exportUnread(shop, url, readers)
      const beside = await during(shop, () => uploadMany(shop, file, uploads))
      unread.leave()
      console.log(`A pool of ${pool}; ${uploads} uploads of ${rows} rows at once; ${readers} exports that nobody reads, of which ${unread.sent} were sent and ${unread.refused} answered 503.

| while | seconds | requests | p50 ms | p95 ms | longest ms | p95 to idle |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${line("nothing else happens", alone, p95)}
${line("files are uploaded and checked", many.took, p95, many.seconds)}
${line("the same, and exports are not read", beside.took, p95, beside.seconds)}
`)
      return Math.max(
        percentile(many.took, 0.95) / p95,
        percentile(beside.took, 0.95) / p95
      )
    },
    { env: { DEMO_POOL: String(pool) } }
  )
}

const options = readArguments()
const folder = path.join(root, ".test", `many-uploads-${process.pid}`)
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }))
fs.mkdirSync(path.join(folder, "uploads"), { recursive: true })
await buildPlugin(folder)
const postgres = await startPostgres({ dataDir: path.join(folder, "postgres") })
onInterrupt(() => postgres.stop())
let ratio
try {
  await makeTemplate(postgres.url, folder)
  ratio = await withDatabase(postgres.url, "stock_sources_many", (database) =>
    measure(database, folder, options)
  )
} finally {
  await postgres.stop()
}
console.log(
  ratio <= MOST
    ? `p95 stays within ${MOST} × its idle one.`
    : `p95 is more than ${MOST} × its idle one.`
)
process.exit(ratio <= MOST ? 0 : 1)
