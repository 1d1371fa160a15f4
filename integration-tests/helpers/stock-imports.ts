import { expectOk, type Answer, type Client } from "./client"
import { waitFor } from "./wait-for"

const MOVING = ["uploaded", "checking", "applying", "undoing"]

/** Uploads CSV as the body; `options` go into the query. */
export async function upload(
  admin: Client,
  csv: string | Buffer,
  options: Record<string, string | number | boolean> = {}
): Promise<Answer> {
  const query = new URLSearchParams(
    Object.entries(options).map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
  )
  return admin.post(`/admin/stock-imports?${query}`, csv, {
    "content-type": "text/csv",
  })
}

/** The import, once no act of it is under way. */
export async function settled(
  admin: Client,
  id: string,
  seconds?: number
): Promise<any> {
  return waitFor(
    `stock import ${id} to end what it does`,
    () => read(admin, id),
    ({ status }) => !MOVING.includes(status),
    { seconds }
  )
}

async function read(admin: Client, id: string): Promise<any> {
  return expectOk(await admin.get(`/admin/stock-imports/${id}`)).stock_import
}

/** As {@link settled}, once its hooks and events have run too: from then on nobody works at it. */
export async function finished(admin: Client, id: string): Promise<any> {
  return waitFor(
    `stock import ${id} to end what it does, with its hooks and events`,
    () => read(admin, id),
    ({ status, pending_act }) =>
      !MOVING.includes(status) && pending_act === null
  )
}

/**
 * As {@link settled}, after PostgreSQL has ended connections: a request of Medusa's own that is handed such a connection
 * fails, and is asked again.
 */
export async function settledAfterOutage(
  admin: Client,
  id: string
): Promise<any> {
  return waitFor(
    `stock import ${id} to end what it does after an outage`,
    async () => (await admin.get(`/admin/stock-imports/${id}`)).data,
    ({ stock_import }) => stock_import && !MOVING.includes(stock_import.status),
    { seconds: 60 }
  ).then(({ stock_import }) => stock_import)
}

/** Uploads and waits for the plan. */
export async function check(
  admin: Client,
  csv: string | Buffer,
  options: Record<string, string | number | boolean> = {}
): Promise<any> {
  const { stock_import } = expectOk(await upload(admin, csv, options))
  return settled(admin, stock_import.id)
}

/** Applies, undoes, … and waits for the end of it. An apply confirms whatever alarms the plan has. */
export async function act(
  admin: Client,
  id: string,
  action: "apply" | "undo" | "cancel"
): Promise<any> {
  const path = `/admin/stock-imports/${id}`
  let body = {}
  if (action === "apply") {
    const { alarms } = expectOk(await admin.get(path)).stock_import
    const asked = alarms.find(({ readings }: any) => readings)
    body = {
      confirm: alarms.map(({ code }: { code: string }) => code),
      decimal_separator: asked?.readings[0].decimal_separator,
    }
  }
  expectOk(await admin.post(`${path}/${action}`, body))
  return settled(admin, id)
}

/** Uploads, checks and applies. */
export async function importCsv(
  admin: Client,
  csv: string | Buffer,
  options: Record<string, string | number | boolean> = {}
): Promise<any> {
  const { id, status, error } = await check(admin, csv, options)
  if (status !== "checked") {
    throw new Error(`The check ended ${status}: ${JSON.stringify(error)}`)
  }
  return act(admin, id, "apply")
}

/** The plan's lines; `query` such as `outcome=error`. */
export async function rows(
  admin: Client,
  id: string,
  query = ""
): Promise<any[]> {
  return expectOk(
    await admin.get(`/admin/stock-imports/${id}/rows?limit=1000&${query}`)
  ).rows
}

/** A stock CSV of these lines. */
export function stockCsv(
  lines: string[],
  header = "source_code,sku,status,quantity"
): string {
  return [header, ...lines, ""].join("\n")
}

/** A form as a browser sends it, its parts in the order given; `file` is a file. */
export async function form(
  parts: [name: string, value: string | File][]
): Promise<{ body: Buffer; headers: { "content-type": string } }> {
  const data = new FormData()
  parts.forEach(([name, value]) => data.append(name, value as string))
  const encoded = new Response(data)
  return {
    body: Buffer.from(await encoded.arrayBuffer()),
    headers: { "content-type": encoded.headers.get("content-type") as string },
  }
}
