// A store to measure: a real Medusa server process with the built plugin, and a catalog that SQL puts into it.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createRequire } from "node:module"
import path from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import pg from "pg"
import { onInterrupt } from "../scripts/lib/children.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const app = path.join(root, "integration-tests", "app")
const cli = createRequire(import.meta.url).resolve("@medusajs/cli/cli.js")
const LOGIN = { email: "admin@example.com", password: "supersecret" }

/** Product n has the variants from (n - 1) * 5 + 1 to n * 5. */
export const VARIANTS_A_PRODUCT = 5

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
]

/** Puts products, items, sources and their stock in, all for sale in the channel. */
export async function seed(url, { items, sources }, salesChannelId) {
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

/** Makes the tables and an admin. */
export async function migrate(env) {
  await finish(["db:migrate", "--execute-safe-links"], env)
  await finish(["user", "-e", LOGIN.email, "-p", LOGIN.password], env)
}

async function finish(args, env) {
  const [code] = await once(medusa(args, env), "exit")
  if (code !== 0) throw new Error(`medusa ${args.join(" ")} ended with ${code}`)
}

/** Starts the store's server and waits until it answers. */
export async function serve(url, port, env) {
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

/** The answer's JSON; any status but 2xx is an error. */
export async function ask(url, headers, body) {
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
export async function openShop(url) {
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
