import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import fs from "node:fs"
import net from "node:net"
import path from "node:path"
import { setTimeout as wait } from "node:timers/promises"

const root = path.resolve(__dirname, "../..")

/** A run of `npm run demo`. */
export type Demo = {
  process: ChildProcess
  /** The exit code, or the signal that ended it. */
  exited: Promise<number | NodeJS.Signals | null>
  /** What it has printed so far. */
  output: () => string
}

/** What `ready.json` says. */
export type Ready = Record<
  | "url"
  | "email"
  | "password"
  | "publishable_key"
  | "sales_channel_id"
  | "region_id"
  | "database_url",
  string
> & { pid: number }

/** Starts the demo in a folder of its own, with the embedded database of a fresh clone unless `env` names another. */
export function startDemo(
  args: string[],
  env: { DEMO_DIR: string; PORT: string; DATABASE_URL?: string }
): Demo {
  const inherited: NodeJS.ProcessEnv = { ...process.env }
  delete inherited.DATABASE_URL
  const child = spawn(
    process.execPath,
    [path.join(root, "scripts/demo.mjs"), ...args],
    // `npm test` has built the plugin.
    { cwd: root, env: { ...inherited, SKIP_BUILD: "1", ...env } }
  )
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (output += text))
  }
  return {
    process: child,
    exited: new Promise((resolve) =>
      child.on("close", (code, signal) => resolve(code ?? signal))
    ),
    output: () => output,
  }
}

/** Waits for a state; fails with what the demo has printed when that ends first. */
export async function until(demo: Demo, reached: () => boolean): Promise<void> {
  let ended = false
  void demo.exited.then(() => (ended = true))
  while (!reached()) {
    if (ended) {
      throw new Error(`The demo has ended:\n${demo.output()}`)
    }
    await wait(50)
  }
}

/** PostgreSQL and the children that a demo has noted in its folder. */
export function childrenIn(dir: string): number[] {
  const pidFile = path.join(dir, "postgres/postmaster.pid")
  const [postgres] = fs.readFileSync(pidFile, "utf8").split("\n")
  const { children } = JSON.parse(
    fs.readFileSync(path.join(dir, "running.json"), "utf8")
  )
  return [Number(postgres), ...children.map(({ pid }: { pid: number }) => pid)]
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // Ended, but nobody has asked how yet: what becomes of orphans where process 1 does not care.
  const stat = `/proc/${pid}/stat`
  return !fs.existsSync(stat) || !/\) Z /.test(fs.readFileSync(stat, "utf8"))
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** A JSON request, as an outsider sends it. */
export async function request(
  url: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: object } = {}
): Promise<any> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  })
  return response.json()
}

/** A shopper's whole way from cart to order; returns the answer of the cart's completion. */
export async function placeOrder(ready: Ready, sku: string): Promise<unknown> {
  const store = (method: string, route: string, body?: object) =>
    request(`${ready.url}/store${route}`, {
      method,
      body,
      headers: { "x-publishable-api-key": ready.publishable_key },
    })
  const { variants } = await store("GET", `/product-variants?sku=${sku}`)
  const { cart } = await store("POST", "/carts", {
    region_id: ready.region_id,
    sales_channel_id: ready.sales_channel_id,
    email: "shopper@example.com",
    shipping_address: {
      first_name: "Ada",
      last_name: "Shopper",
      address_1: "Torstraße 1",
      city: "Berlin",
      postal_code: "10119",
      country_code: "de",
    },
  })
  await store("POST", `/carts/${cart.id}/line-items`, {
    variant_id: variants[0].id,
    quantity: 1,
  })
  const { shipping_options } = await store(
    "GET",
    `/shipping-options?cart_id=${cart.id}`
  )
  await store("POST", `/carts/${cart.id}/shipping-methods`, {
    option_id: shipping_options[0].id,
  })
  const { payment_collection } = await store("POST", "/payment-collections", {
    cart_id: cart.id,
  })
  await store(
    "POST",
    `/payment-collections/${payment_collection.id}/payment-sessions`,
    { provider_id: "pp_system_default" }
  )
  return store("POST", `/carts/${cart.id}/complete`)
}
