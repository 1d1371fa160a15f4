// `node bench/store-route.mjs`: how long a shopper waits for `GET /store/source-items`, beside Medusa's own
// `GET /store/products` for the same variants. Build the plugin first (`npm run build`); the rest is made here.
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { onInterrupt } from "../scripts/lib/children.mjs"
import { startPostgres } from "../scripts/lib/postgres.mjs"
import {
  ask,
  migrate,
  openShop,
  seed,
  serve,
  VARIANTS_A_PRODUCT,
} from "./store-shop.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

function readArguments() {
  const { values } = parseArgs({
    options: {
      items: { type: "string", default: "100000" },
      sources: { type: "string", default: "20" },
      requests: { type: "string", default: "200" },
      products: { type: "string", default: "10" },
      port: { type: "string", default: "9411" },
    },
  })
  const numbers = Object.entries(values).map(([name, value]) => {
    const number = Number(value)
    if (!Number.isInteger(number) || number < 1) {
      throw new Error(`--${name} is ${value}; use a whole number from 1.`)
    }
    return [name, number]
  })
  return Object.fromEntries(numbers)
}

/** One request of each kind after the other, for the same products: what else the machine does meets both. */
async function measure(url, key, { items, sources, requests, products }) {
  const headers = { "x-publishable-api-key": key }
  const took = { source_items: [], products: [] }
  const clock = async (name, address) => {
    const start = performance.now()
    const data = await ask(address, headers)
    took[name].push(performance.now() - start)
    return data
  }
  const all = Math.floor(items / VARIANTS_A_PRODUCT)
  for (let n = 0; n < requests; n++) {
    const wanted = Array.from(
      { length: products },
      (_, at) => ((n * products + at) * 7919) % all
    )
    const variants = wanted.flatMap((product) =>
      Array.from(
        { length: VARIANTS_A_PRODUCT },
        (_, at) =>
          `variant_id[]=variant_${product * VARIANTS_A_PRODUCT + at + 1}`
      )
    )
    const ids = wanted.map((product) => `id[]=prod_${product + 1}`)
    const { source_items } = await clock(
      "source_items",
      `${url}/store/source-items?${variants.join("&")}`
    )
    if (source_items.length !== variants.length * sources) {
      throw new Error(`${source_items.length} source items came back.`)
    }
    await clock(
      "products",
      `${url}/store/products?${ids.join("&")}&fields=id,title,*variants,%2Bvariants.inventory_quantity`
    )
  }
  return took
}

const percentile = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)]

function report(took, { items, sources, requests, products }) {
  const line = (name, values) =>
    `| ${name} | ${percentile(values, 0.5).toFixed(1)} | ${percentile(values, 0.95).toFixed(1)} |`
  const ratio =
    percentile(took.source_items, 0.5) / percentile(took.products, 0.5)
  return `${items} items at ${sources} sources, ${requests} requests of ${products * VARIANTS_A_PRODUCT} variants each, one after the other:

| route | p50 ms | p95 ms |
| --- | ---: | ---: |
${line("`GET /store/source-items?variant_id[]=…`", took.source_items)}
${line("`GET /store/products?id[]=…` with `inventory_quantity`", took.products)}

p50: ${ratio.toFixed(2)} × that of the products.`
}

const options = readArguments()
const work = path.join(root, ".test", `store-route-${process.pid}`)
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }))
fs.mkdirSync(path.join(work, "files"), { recursive: true })
const postgres = await startPostgres({ dataDir: path.join(work, "postgres") })
onInterrupt(() => postgres.stop())
let server
try {
  const env = {
    DATABASE_URL: postgres.url,
    TEST_UPLOADS: path.join(work, "files"),
  }
  await migrate(env)
  const url = `http://localhost:${options.port}`
  server = await serve(url, options.port, env)
  const shop = await openShop(url)
  await seed(postgres.url, options, shop.salesChannelId)
  await measure(url, shop.key, { ...options, requests: 20 })
  console.log(report(await measure(url, shop.key, options), options))
} finally {
  server?.kill("SIGKILL")
  await postgres.stop()
}
process.exit(0)
