import net from "node:net"
import { DemoError } from "./settings.mjs"

/**
 * Fails where another program listens on the port, on whichever of this machine's addresses.
 *
 * @throws DemoError that names the port and the way out
 */
export async function assertPortFree(port) {
  for (const host of [undefined, "127.0.0.1"]) {
    const code = await listen(port, host)
    if (code === "EACCES") {
      throw new DemoError(
        `Port ${port} may not be used by this user. Choose one with PORT=9100 npm run demo.`
      )
    }
    if (code) {
      throw new DemoError(
        `Port ${port} is taken by another program (${code}). Stop it, or choose one with PORT=${port + 100} npm run demo.`
      )
    }
  }
}

function listen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.on("error", ({ code }) => resolve(code))
    server.listen({ port, host }, () => server.close(() => resolve(undefined)))
  })
}
