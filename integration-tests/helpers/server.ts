import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import type { Answer, Client, Headers } from "./client"
import { freePort } from "./free-port"
import { waitFor } from "./wait-for"

const ROOT = path.resolve(__dirname, "../..")
const CLI = path.join(ROOT, "node_modules/@medusajs/cli/cli.js")
const TELLS_MEMORY = [
  "--expose-gc",
  "--require",
  path.join(__dirname, "tell-memory.cjs"),
]
const BOOT_SECONDS = 120
const LAST_LINES = 40

/** A Medusa of its own process: what a crash, a deployment or a second instance is about. */
export type TestServer = {
  url: string
  pid: number
  /** Asks this server, always with these headers. */
  client(headers?: Headers): Client
  /** MiB that it holds once all garbage is collected: V8's heap, and buffers outside of it. Stops it for a second. */
  heldMemory(): Promise<number>
  /** The last lines that it wrote. */
  log(): string
  /** Ends it at once, as a crash does (kill -9), and waits until it is gone. */
  kill(): Promise<void>
  /** Asks it to end, as a deployment does, and waits until it is gone. */
  stop(): Promise<void>
}

/** Which app is served, and where; `demo/` on a free port unless named. */
export type Place = { folder?: string; port?: number }

/**
 * Starts `demo/` as a real server, against a database that is migrated, and waits for `/health`.
 * It runs the plugin as it was last built. Stop or kill it before the test ends.
 *
 * @param env beside our own environment, such as `{ DEMO_LOCKING: "postgres" }`
 *
 * @example
 * const server = await startServer(dbConfig.clientUrl)
 * const { data } = await server.client(admin.headers).get("/admin/sources")
 * await server.kill()
 */
export async function startServer(
  databaseUrl: string,
  env: NodeJS.ProcessEnv = {},
  { folder = path.join(ROOT, "demo"), port }: Place = {}
): Promise<TestServer> {
  port ??= await freePort()
  const args = [...TELLS_MEMORY, CLI, "start", "--port", `${port}`]
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "development",
      DATABASE_URL: databaseUrl,
      DEMO_ADMIN: "off",
      // Our own typecheck has looked at demo/ already.
      TS_NODE_TRANSPILE_ONLY: "1",
      ...env,
    },
  })
  const lines = keepLastLines(child)
  const url = `http://localhost:${port}`
  const server: TestServer = {
    url,
    pid: child.pid ?? 0,
    client: (headers = {}) => createFetchClient(url, headers),
    heldMemory: () => heldMemory(child),
    log: () => lines.join(""),
    kill: () => end(child, "SIGKILL"),
    stop: () => end(child, "SIGTERM"),
  }
  try {
    await waitFor(
      `the server on port ${port}`,
      () => isHealthy(server, child),
      Boolean,
      { seconds: BOOT_SECONDS }
    )
  } catch (error) {
    await server.kill()
    throw new Error(`${(error as Error).message}\n${server.log()}`)
  }
  return server
}

/** A client whose requests go to a server of another process. */
function createFetchClient(url: string, headers: Headers): Client {
  const ask = async (
    method: string,
    route: string,
    body?: unknown,
    more: Headers = {}
  ): Promise<Answer> => {
    const isRaw = typeof body === "string" || Buffer.isBuffer(body)
    const answer = await fetch(url + route, {
      method,
      body: body === undefined || isRaw ? (body as any) : JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers, ...more },
    })
    const text = await answer.text()
    const isJson = answer.headers.get("content-type")?.includes("json")
    return {
      status: answer.status,
      data: isJson ? JSON.parse(text) : text,
      headers: Object.fromEntries(answer.headers),
    }
  }
  return {
    headers,
    get: (route) => ask("GET", route),
    post: (route, body = {}, more) => ask("POST", route, body, more),
    delete: (route) => ask("DELETE", route),
  }
}

async function isHealthy(
  server: TestServer,
  child: ChildProcess
): Promise<boolean> {
  if (hasEnded(child)) {
    throw new Error("The server ended while it was starting.")
  }
  try {
    return (await fetch(`${server.url}/health`)).ok
  } catch {
    return false
  }
}

async function heldMemory(child: ChildProcess): Promise<number> {
  const told = once(child, "message", { signal: AbortSignal.timeout(30_000) })
  child.send("memory")
  const [{ heapUsed, external }] = (await told) as [NodeJS.MemoryUsage]
  return (heapUsed + external) / 1024 ** 2
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) {
    return
  }
  const ended = once(child, "exit")
  child.kill(signal)
  // A server that is asked to end waits for its keep-alive connections; a test does not.
  const insist = setTimeout(() => child.kill("SIGKILL"), 5_000)
  await ended
  clearTimeout(insist)
}

function keepLastLines(child: ChildProcess): string[] {
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      lines.push(text)
      lines.splice(0, Math.max(0, lines.length - LAST_LINES))
    })
  }
  // Whichever way the tests end, no server of theirs is left.
  process.once("exit", () => child.kill("SIGKILL"))
  return lines
}
