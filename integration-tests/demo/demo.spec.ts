import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import {
  childrenIn,
  freePort,
  isAlive,
  placeOrder,
  request,
  startDemo,
  until,
  type Demo,
  type Ready,
} from "../helpers/demo"

jest.setTimeout(10 * 60 * 1000)

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "stock-sources-demo-"))
const readyFile = path.join(dir, "ready.json")
const runningFile = path.join(dir, "running.json")

describe("npm run demo", () => {
  let port: number
  /** The demo that serves from one test to the next. */
  let serving: Demo | undefined

  const start = (args: string[], DEMO_DIR = dir) =>
    startDemo(args, { DEMO_DIR, PORT: String(port) })

  const readyOf = async (demo: Demo): Promise<Ready> => {
    await until(demo, () => fs.existsSync(readyFile))
    return JSON.parse(fs.readFileSync(readyFile, "utf8"))
  }

  const expectNothingLeft = (children: number[]) => {
    expect(children.filter(isAlive)).toEqual([])
    expect(fs.existsSync(readyFile)).toBe(false)
    expect(fs.existsSync(runningFile)).toBe(false)
  }

  beforeAll(async () => {
    port = await freePort()
  })

  afterAll(async () => {
    serving?.process.kill("SIGTERM")
    await serving?.exited
    fs.rmSync(dir, { recursive: true, force: true })
  })

  it("with --exit plays the main job, ends with 0 and leaves nothing running", async () => {
    const demo = start(["--exit"])
    await until(demo, () => demo.output().includes("import the opening stock"))
    const children = childrenIn(dir)

    const code = await demo.exited
    expect({ code, output: demo.output() }).toMatchObject({ code: 0 })

    expect(demo.output().match(/^\d\. .*$/gm)).toEqual([
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
    expect(children).toHaveLength(2)
    expectNothingLeft(children)
  })

  it("with --serve says in ready.json how to reach a store that works", async () => {
    serving = start(["--serve"])
    const ready = await readyOf(serving)

    expect(ready).toEqual({
      url: `http://localhost:${port}`,
      email: "admin@example.com",
      password: "supersecret",
      publishable_key: expect.stringMatching(/^pk_/),
      sales_channel_id: expect.stringMatching(/^sc_/),
      region_id: expect.stringMatching(/^reg_/),
      database_url: expect.stringMatching(/^postgres:/),
      pid: serving.process.pid,
    })
    expect(serving.output()).not.toMatch(/^1\. /m)

    const anonymous = await fetch(`${ready.url}/admin/sources`)
    expect(anonymous.status).toBe(401)

    const { token } = await request(`${ready.url}/auth/user/emailpass`, {
      method: "POST",
      body: { email: ready.email, password: ready.password },
    })
    const { sources } = await request(`${ready.url}/admin/sources`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(
      sources.map(({ code, enabled }: { code: string; enabled: boolean }) =>
        enabled ? code : `${code} (disabled)`
      )
    ).toEqual(
      expect.arrayContaining([
        "berlin",
        "default",
        "new-york",
        "outlet-lyon (disabled)",
        "paris",
        "toronto",
      ])
    )

    const dashboard = await fetch(`${ready.url}/app`)
    expect(dashboard.status).toBe(200)
    expect(dashboard.headers.get("content-type")).toContain("text/html")
    expect(await dashboard.text()).toContain("<script")

    expect(await placeOrder(ready, "TENT-1P-GRN")).toMatchObject({
      type: "order",
    })
  })

  it("refuses a second demo in the same folder, a taken port and an unknown flag", async () => {
    const sameFolder = start(["--serve"])
    expect(await sameFolder.exited).toBe(1)
    expect(sameFolder.output()).toContain(
      `process ${serving?.process.pid}, http://localhost:${port}`
    )

    const elsewhere = path.join(dir, "second")
    const samePort = start(["--serve"], elsewhere)
    expect(await samePort.exited).toBe(1)
    expect(samePort.output()).toContain(`Port ${port} is taken`)

    const unknown = start(["--sevre"], elsewhere)
    expect(await unknown.exited).toBe(1)
    expect(unknown.output()).toContain('Unknown option "--sevre"')
    expect(unknown.output()).toMatch(/--exit[^]*--serve[^]*--reset/)
  })

  it("ends what a killed demo has left, and stops with SIGTERM without a trace", async () => {
    const orphans = childrenIn(dir)
    serving?.process.kill("SIGKILL")
    await serving?.exited
    expect(orphans.filter(isAlive)).toEqual(orphans)

    serving = start(["--serve"])
    const next = serving
    await until(next, () => next.output().includes("start the database"))
    expect(orphans.filter(isAlive)).toEqual([])
    await readyOf(next)
    const children = childrenIn(dir)

    next.process.kill("SIGTERM")
    expect(await next.exited).toBe(0)
    expectNothingLeft(children)
  })
})
