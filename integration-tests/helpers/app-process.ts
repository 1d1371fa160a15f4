import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { createRequire } from "node:module"
import path from "node:path"
import { freePort } from "./free-port"
import { waitFor } from "./wait-for"

const KILLABLE_APP = path.resolve(__dirname, "../app")

/** Where the subscribers of that store note what they hear. */
export const TOLD_EVENTS =
  "create table told_event (name text not null, id text not null)"

/** A real process of a store of ours, such as the one in `integration-tests/app`. */
export type AppProcess = {
  url: string
  /** `kill -9`: nothing of it gets to say good-bye. */
  kill(): Promise<void>
  /** SIGTERM, as a deployment does; returns what it exits with, or the signal that ended it. */
  shutDown(): Promise<number | string>
  /** What it printed. */
  output(): string
}

const running = new Set<ChildProcess>()
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")))

/** Runs one command of Medusa's own CLI in the app, such as `["db:migrate"]`, and returns what it printed. */
export async function runCli(
  args: string[],
  env: Record<string, string>,
  app = KILLABLE_APP
): Promise<string> {
  const { child, output } = startCli(args, env, app)
  const [code] = await once(child, "exit")
  if (code !== 0) {
    throw new Error(`medusa ${args.join(" ")} ended with ${code}:\n${output()}`)
  }
  return output()
}

/** Starts `medusa start` and waits until it serves; on a free port unless one is named. */
export async function startApp(
  env: Record<string, string>,
  app = KILLABLE_APP,
  wantedPort?: number
): Promise<AppProcess> {
  const port = String(wantedPort ?? (await freePort()))
  const { child, output } = startCli(["start", "--port", port], env, app)
  const exited = once(child, "exit")
  const url = `http://localhost:${port}`
  await waitFor(
    `the app to serve on ${port}`,
    async () => {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`The app ended before it served:\n${output()}`)
      }
      return fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false
      )
    },
    Boolean,
    { seconds: 120 }
  )
  return {
    url,
    output,
    async shutDown() {
      child.kill("SIGTERM")
      const [code, signal] = await exited
      return code ?? signal
    },
    async kill() {
      child.kill("SIGKILL")
      await exited
    },
  }
}

function startCli(args: string[], env: Record<string, string>, app: string) {
  // The app's own: an installed one brings its Medusa along.
  const cli = createRequire(path.join(app, "app.js")).resolve(
    "@medusajs/cli/cli.js"
  )
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: app,
    env: { ...process.env, ...env, NODE_OPTIONS: "", LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  running.add(child)
  child.once("exit", () => running.delete(child))
  const lines: Buffer[] = []
  child.stdout.on("data", (data) => lines.push(data))
  child.stderr.on("data", (data) => lines.push(data))
  return { child, output: () => Buffer.concat(lines).toString() }
}
