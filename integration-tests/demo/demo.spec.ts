import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import fs from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { setTimeout as wait } from "node:timers/promises"

jest.setTimeout(10 * 60 * 1000)

const root = path.resolve(__dirname, "../..")
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "stock-sources-demo-"))
const readyFile = path.join(dir, "ready.json")

type Demo = {
  process: ChildProcess
  exited: Promise<number | NodeJS.Signals | null>
  output: () => string
}

describe("npm run demo", () => {
  let port: number
  const running = new Set<Demo>()

  beforeAll(async () => {
    port = await freePort()
  })

  afterAll(async () => {
    for (const demo of running) {
      demo.process.kill("SIGTERM")
      await demo.exited
    }
    fs.rmSync(dir, { recursive: true, force: true })
  })

  it("with --exit plays the main job, ends with 0 and leaves nothing running", async () => {
    const demo = start(["--exit"])
    const children = await childrenOnce(
      () => !!demo.output().match(/start the store/)
    )

    expect([await demo.exited, demo.output()]).toEqual([0, expect.any(String)])

    const steps = demo.output().match(/^\d\. .*$/gm)
    expect(steps).toEqual([
      expect.stringContaining("Export all sources"),
      expect.stringContaining("Edit it"),
      expect.stringContaining("Upload and check"),
      expect.stringContaining("can buy before"),
      expect.stringContaining("Apply"),
      expect.stringContaining("can buy now"),
      expect.stringContaining("mistakes"),
      expect.stringContaining("Undo"),
    ])
    expect(demo.output()).toMatch(
      /berlin +TENT-2P-GRN +update +4 in stock +-> +20 in stock/
    )
    expect(demo.output()).toMatch(
      /unknown_sku[^]*unknown_source[^]*invalid_quantity/
    )
    expect(demo.output()).toContain("the export equals the first one")
    expect(children.length).toBeGreaterThanOrEqual(2)
    expectNothingLeft(children)
  })

  it("with --serve says in ready.json how to reach a store that works", async () => {
    const demo = start(["--serve"])
    const ready = await readyOf(demo)

    expect(ready).toEqual({
      url: `http://localhost:${port}`,
      email: "admin@example.com",
      password: "supersecret",
      publishable_key: expect.stringMatching(/^pk_/),
      sales_channel_id: expect.stringMatching(/^sc_/),
      region_id: expect.stringMatching(/^reg_/),
      database_url: expect.stringMatching(/^postgres:/),
      pid: demo.process.pid,
    })
    expect(demo.output()).not.toMatch(/^1\. /m)

    const anonymous = await fetch(`${ready.url}/admin/sources`)
    expect(anonymous.status).toBe(401)

    const login = await fetch(`${ready.url}/auth/user/emailpass`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: ready.email, password: ready.password }),
    })
    const { token } = await login.json()
    const sources = await fetch(`${ready.url}/admin/sources`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(
      (await sources.json()).sources
        .map(({ code }: { code: string }) => code)
        .sort()
    ).toEqual([
      "berlin",
      "default",
      "new-york",
      "outlet-lyon",
      "paris",
      "toronto",
    ])

    const dashboard = await fetch(`${ready.url}/app`)
    expect(dashboard.status).toBe(200)
    expect(dashboard.headers.get("content-type")).toContain("text/html")
    expect(await dashboard.text()).toContain("<script")

    await expectCompletedOrder(ready)
  })

  it("refuses a second demo in the same folder, a taken port and an unknown flag", async () => {
    const [demo] = running
    const sameFolder = start(["--serve"])
    expect(await sameFolder.exited).toBe(1)
    expect(sameFolder.output()).toContain(
      `process ${demo.process.pid}, http://localhost:${port}`
    )

    const elsewhere = path.join(dir, "second")
    const samePort = start(["--serve"], { DEMO_DIR: elsewhere })
    expect(await samePort.exited).toBe(1)
    expect(samePort.output()).toContain(`Port ${port} is taken`)

    const unknown = start(["--sevre"], { DEMO_DIR: elsewhere })
    expect(await unknown.exited).toBe(1)
    expect(unknown.output()).toContain('Unknown option "--sevre"')
    expect(unknown.output()).toMatch(/--exit[^]*--serve[^]*--reset/)
  })

  it("ends what a killed demo has left, and stops with SIGTERM without a trace", async () => {
    const [killed] = running
    const orphans = await childrenOnce(() => true)
    killed.process.kill("SIGKILL")
    await killed.exited
    expect(orphans.filter(isAlive)).toEqual(orphans)

    const demo = start(["--serve"])
    // The killed one could not take its own away.
    await until(() => demo.output().includes("start the database"), demo)
    expect(orphans.filter(isAlive)).toEqual([])
    await readyOf(demo)
    const children = await childrenOnce(() => true)

    demo.process.kill("SIGTERM")
    expect(await demo.exited).toBe(0)
    expectNothingLeft(children)
  })

  function start(args: string[], env: Record<string, string> = {}): Demo {
    const inherited: NodeJS.ProcessEnv = { ...process.env }
    // The embedded database is what a fresh clone gets.
    delete inherited.DATABASE_URL
    const child = spawn(
      process.execPath,
      [path.join(root, "scripts/demo.mjs"), ...args],
      {
        cwd: root,
        // `npm test` has built the plugin.
        env: {
          ...inherited,
          DEMO_DIR: dir,
          PORT: String(port),
          SKIP_BUILD: "1",
          ...env,
        },
      }
    )
    let output = ""
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (output += text))
    }
    const demo: Demo = {
      process: child,
      exited: new Promise((resolve) =>
        child.on("close", (code, signal) => {
          running.delete(demo)
          resolve(code ?? signal)
        })
      ),
      output: () => output,
    }
    running.add(demo)
    return demo
  }

  /** The processes that a demo in `dir` has started, once it has come far enough. */
  async function childrenOnce(farEnough: () => boolean): Promise<number[]> {
    const noted = path.join(dir, "running.json")
    const [demo] = running
    await until(() => farEnough() && fs.existsSync(noted), demo)
    const postgres = fs.readFileSync(
      path.join(dir, "postgres/postmaster.pid"),
      "utf8"
    )
    const { children } = JSON.parse(fs.readFileSync(noted, "utf8"))
    return [
      Number(postgres.split("\n")[0]),
      ...children.map(({ pid }: { pid: number }) => pid),
    ]
  }

  async function readyOf(demo: Demo): Promise<Record<string, string>> {
    await until(() => fs.existsSync(readyFile), demo)
    return JSON.parse(fs.readFileSync(readyFile, "utf8"))
  }
})

/** A shopper's whole way, so that later tests may complete carts. */
async function expectCompletedOrder(ready: Record<string, string>) {
  const store = async (method: string, route: string, body?: object) => {
    const response = await fetch(`${ready.url}/store${route}`, {
      method,
      headers: {
        "content-type": "application/json",
        "x-publishable-api-key": ready.publishable_key,
      },
      body: body && JSON.stringify(body),
    })
    return response.json()
  }
  const { variants } = await store("GET", "/product-variants?sku=TENT-1P-GRN")
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
    {
      provider_id: "pp_system_default",
    }
  )
  const completed = await store("POST", `/carts/${cart.id}/complete`)
  expect(completed).toMatchObject({ type: "order" })
}

function expectNothingLeft(children: number[]) {
  expect(children.filter(isAlive)).toEqual([])
  expect(fs.existsSync(readyFile)).toBe(false)
  expect(fs.existsSync(path.join(dir, "running.json"))).toBe(false)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // Ended, but nobody has asked how yet: what becomes of orphans where process 1 does not care.
  const stat = `/proc/${pid}/stat`
  return !fs.existsSync(stat) || !/\) Z /.test(fs.readFileSync(stat, "utf8"))
}

/** Waits for a state; fails with what the demo has printed when that ends first. */
async function until(reached: () => boolean, demo: Demo): Promise<void> {
  let ended = false
  void demo.exited.then(() => (ended = true))
  while (!reached()) {
    if (ended) {
      throw new Error(`The demo has ended:\n${demo.output()}`)
    }
    await wait(50)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
