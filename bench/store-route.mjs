// `node bench/store-route.mjs`: how long a shopper waits for `GET /store/source-items`, beside Medusa's own
// `GET /store/products` for the same variants. Build the plugin first (`npm run build`); the rest is made here.
import { spawn } from "node:child_process"
import { once } from "node:events"
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import pg from "pg"
import { onInterrupt } from "../scripts/lib/children.mjs"
import { startPostgres } from "../scripts/lib/postgres.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const app = path.join(root, "integration-tests", "app")
const cli = createRequire(import.meta.url).resolve("@medusajs/cli/cli.js")
const LOGIN = { email: "admin@example.com", password: "supersecret" }
const VARIANTS_A_PRODUCT = 5

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

/** Every item at every source, all in stock: no work is spared by what is not there. */
const SEED = [
  `insert into stock_location (id, name)
   select 'sloc_' || n, 'Source ' || n from generate_series(1, $2::int) n`,
  `insert into stock_source (id, code, stock_location_id)
   select 'src_' || n, 'source-' || n, 'sloc_' || n from generate_series(1, $2::int) n`,
  `insert into sales_channel_stock_location (id, sales_channel_id, stock_location_id)
   select 'scloc_' || n, $3, 'sloc_' || n from generate_series(1, $2::int) n`,
  `insert into product (id, title, handle, status)
   select 'prod_' || n, 'Product ' || n, 'product-' || n, 'published'
   from generate_series(1, $1::int / ${VARIANTS_A_PRODUCT}) n`,
  `insert into product_sales_channel (id, product_id, sales_channel_id)
   select 'prodsc_' || n, 'prod_' || n, $3 from generate_series(1, $1::int / ${VARIANTS_A_PRODUCT}) n`,
  `insert into product_variant (id, title, sku, product_id, manage_inventory)
   select 'variant_' || n, 'Variant ' || n, 'SKU-' || n, 'prod_' || (n - 1) / ${VARIANTS_A_PRODUCT} + 1, true
   from generate_series(1, $1::int) n`,
  `insert into inventory_item (id, sku) select 'iitem_' || n, 'SKU-' || n from generate_series(1, $1::int) n`,
  `insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
   select 'pvitem_' || n, 'variant_' || n, 'iitem_' || n, 1 from generate_series(1, $1::int) n`,
  `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity)
   select 'ilev_' || i || '_' || s, 'iitem_' || i, 'sloc_' || s, 7, '{"value": "7", "precision": 20}'
   from generate_series(1, $1::int) i, generate_series(1, $2::int) s`,
  `insert into stock_source_item (id, inventory_level_id, inventory_item_id, source_id)
   select 'sitem_' || i || '_' || s, 'ilev_' || i || '_' || s, 'iitem_' || i, 'src_' || s
   from generate_series(1, $1::int) i, generate_series(1, $2::int) s`,
]

async function seed(url, { items, sources }, salesChannelId) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of SEED) {
    const values = [items, sources, salesChannelId]
    // Each with the bindings that it names, which are the first ones or the last.
    const named = [1, 2, 3].filter((n) => statement.includes(`$${n}`))
    const text = named.reduce(
      (sql, n, at) => sql.replaceAll(`$${n}`, `$${at + 1}`),
      statement
    )
    await client.query(
      text,
      named.map((n) => values[n - 1])
    )
  }
  await client.query("vacuum analyze")
  await client.end()
}

function medusa(args, env) {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: app,
    env: { ...process.env, ...env, LOG_LEVEL: "error" },
    stdio: ["ignore", "ignore", "inherit"],
  })
  onInterrupt(() => child.kill("SIGKILL"))
  return child
}

async function finish(args, env) {
  const [code] = await once(medusa(args, env), "exit")
  if (code !== 0) throw new Error(`medusa ${args.join(" ")} ended with ${code}`)
}

async function serve(url, port, env) {
  const child = medusa(["start", "--port", String(port)], env)
  const up = () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false
    )
  while (!(await up())) {
    if (child.exitCode !== null) throw new Error("The store ended at once.")
    await wait(250)
  }
  return child
}

async function ask(url, headers, body) {
  const answer = await fetch(url, {
    method: body ? "POST" : "GET",
    headers: { "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  })
  const data = await answer.json()
  if (!answer.ok) throw new Error(`${url}: ${JSON.stringify(data)}`)
  return data
}

/** A sales channel and a key for it. */
async function openShop(url) {
  const { token } = await ask(`${url}/auth/user/emailpass`, {}, LOGIN)
  const admin = { authorization: `Bearer ${token}` }
  const { sales_channel } = await ask(`${url}/admin/sales-channels`, admin, {
    name: "Webshop",
  })
  const { api_key } = await ask(`${url}/admin/api-keys`, admin, {
    title: "Webshop",
    type: "publishable",
  })
  await ask(`${url}/admin/api-keys/${api_key.id}/sales-channels`, admin, {
    add: [sales_channel.id],
  })
  return { salesChannelId: sales_channel.id, key: api_key.token }
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
  await finish(["db:migrate", "--execute-safe-links"], env)
  await finish(["user", "-e", LOGIN.email, "-p", LOGIN.password], env)
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
