import { spawn } from "node:child_process"
import { once } from "node:events"
import fs from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { freePort } from "./free-port"
import { waitFor } from "./wait-for"

/** A Redis of the test's own, in memory only. */
export type RedisServer = {
  url: string
  stop(): Promise<void>
}

/** Starts `program`, a `redis-server`, on a free port with a folder of its own, and waits until it answers. */
export async function startRedis(program: string): Promise<RedisServer> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "stock-sources-redis-"))
  const port = await freePort()
  const child = spawn(
    program,
    [
      ...["--port", `${port}`, "--bind", "127.0.0.1", "--dir", dir],
      ...["--save", "", "--appendonly", "no"],
      // What BullMQ asks for: a queue must not lose jobs to make room.
      ...["--maxmemory-policy", "noeviction"],
    ],
    { stdio: "ignore" }
  )
  const kill = () => child.kill("SIGKILL")
  process.once("exit", kill)
  await waitFor(`Redis on port ${port}`, () => answersPing(port))
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const exited = once(child, "exit")
      kill()
      await exited
      process.off("exit", kill)
      fs.rmSync(dir, { recursive: true, force: true })
    },
  }
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1")
    socket.once("error", () => resolve(false))
    socket.once("data", (data) => {
      resolve(data.toString().startsWith("+PONG"))
      socket.destroy()
    })
    socket.write("PING\r\n")
  })
}
