import type { MedusaResponse } from "@medusajs/framework/http"
import { once } from "node:events"
import { setTimeout as wait } from "node:timers/promises"
import { EVERY_MS, type Shown } from "./shared-poll"
import { MOVING, isIn } from "../../../modules/stock-source/imports/states"

// Proxies cut off a connection that says nothing; the shortest common limit is 30 s.
const HEARTBEAT_MS = 15_000

/**
 * Sends `first`, then what `read` gives whenever it has changed, as `event: stock_import` with the import as JSON, and ends
 * after the one that says that no act is under way. Reads the database, so it does not matter which instance does the work.
 *
 * @param read may give what was read up to half a second ago, which is no longer than it is waited for
 *
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function sendStockImportEvents(
  res: MedusaResponse,
  first: Shown,
  read: () => Promise<Shown | undefined>,
  shutdown: AbortSignal
): Promise<void> {
  const closed = new AbortController()
  res.once("close", () => closed.abort())
  // A server that is to end waits for its last answer; the client asks the next one.
  const over = AbortSignal.any([closed.signal, shutdown])
  res.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-cache, no-transform",
    connection: "keep-alive",
    // nginx would gather them.
    "x-accel-buffering": "no",
  })
  let sent = ""
  let sentAt = 0
  let stockImport: Shown | undefined = first
  // Without one it is deleted meanwhile, or the database is gone: the client asks again, and hears which.
  while (!over.aborted && stockImport) {
    const data = JSON.stringify(stockImport)
    if (data !== sent) {
      await write(res, `event: stock_import\ndata: ${data}\n\n`)
      ;[sent, sentAt] = [data, Date.now()]
    } else if (Date.now() - sentAt > HEARTBEAT_MS) {
      await write(res, ": still here\n\n")
      sentAt = Date.now()
    }
    if (isSettled(stockImport)) {
      break
    }
    await wait(EVERY_MS, undefined, { signal: over }).catch(() => undefined)
    stockImport = over.aborted ? undefined : await read()
  }
  res.end()
}

function isSettled({ status, pending_act }: Shown): boolean {
  return !isIn(MOVING, status as string) && pending_act === null
}

async function write(res: MedusaResponse, text: string): Promise<void> {
  if (!res.write(text) && !res.closed) {
    await Promise.race([once(res, "drain"), once(res, "close")])
  }
}
