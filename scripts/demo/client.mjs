// The store as an outsider sees it: plain HTTP.
import { setTimeout as wait } from "node:timers/promises"
import { ADMIN } from "./settings.mjs"

const MINUTES = 10

/** An answer that says no: with its status and Medusa's `{type, message}`. */
export class Refusal extends Error {
  constructor(status, body, request) {
    super(`${request}: ${status} ${body?.message ?? JSON.stringify(body)}`)
    this.status = status
    this.body = body
  }
}

/**
 * Logs in and finds the shop's own publishable key, sales channel and region.
 *
 * @param {string} url such as `http://localhost:9000`
 */
export async function connect(url) {
  const call = caller(url)
  const { token } = await call("POST", "/auth/user/emailpass", { json: ADMIN })
  const admin = (method, path, options) =>
    call(method, path, {
      ...options,
      headers: { authorization: `Bearer ${token}`, ...options?.headers },
    })
  const { api_keys } = await admin(
    "GET",
    "/admin/api-keys?type=publishable&title=Webshop"
  )
  const { sales_channels } = await admin(
    "GET",
    "/admin/sales-channels?name=Webshop"
  )
  const { regions } = await admin("GET", "/admin/regions?name=Europe")
  const publishableKey = api_keys[0].token
  const store = (method, path, options) =>
    call(method, path, {
      ...options,
      headers: { "x-publishable-api-key": publishableKey },
    })
  return {
    admin,
    store,
    token,
    publishableKey,
    salesChannelId: sales_channels[0].id,
    regionId: regions[0].id,
  }
}

function caller(url) {
  return async (method, path, { json, csv, headers } = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(json && { "content-type": "application/json" }),
        ...(csv && { "content-type": "text/csv" }),
        ...headers,
      },
      body: csv ?? (json && JSON.stringify(json)),
    })
    const text = await response.text()
    const isJson = response.headers
      .get("content-type")
      ?.includes("application/json")
    const body = isJson ? JSON.parse(text) : text
    if (!response.ok)
      throw new Refusal(response.status, body, `${method} ${path}`)
    return body
  }
}

/** Uploads a stock file and waits until it is checked, or rejected. */
export async function uploadStock({ admin }, filename, csv) {
  const query = new URLSearchParams({ behavior: "append", filename })
  const { stock_import } = await admin(
    "POST",
    `/admin/stock-imports?${query}`,
    { csv }
  )
  return settled(admin, stock_import.id, ["uploaded", "checking"])
}

/** Applies a checked import, ticking its alarms, and waits until it is done. */
export async function applyStock({ admin }, { id, alarms }) {
  await admin("POST", `/admin/stock-imports/${id}/apply`, {
    json: { confirm: alarms.map(({ code }) => code) },
  })
  return settled(admin, id, ["checked", "applying"])
}

/** Undoes an applied import and waits until it is done. */
export async function undoStock({ admin }, { id }) {
  await admin("POST", `/admin/stock-imports/${id}/undo`)
  return settled(admin, id, ["applied", "undoing"])
}

/** Asks until the import is in none of the statuses that it passes through. */
async function settled(admin, id, passing) {
  const until = Date.now() + MINUTES * 60_000
  for (;;) {
    const { stock_import } = await admin("GET", `/admin/stock-imports/${id}`)
    if (!passing.includes(stock_import.status)) return stock_import
    if (Date.now() > until)
      throw new Error(
        `${id} is still ${stock_import.status} after ${MINUTES} minutes.`
      )
    await wait(100)
  }
}
