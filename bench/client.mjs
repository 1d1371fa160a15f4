// What the benchmark asks of the store, and how long it took. Plain HTTP, as an admin's program would.
import { createHash } from "node:crypto"
import fs from "node:fs"
import { pipeline } from "node:stream/promises"
import { setTimeout as wait } from "node:timers/promises"
import { connect } from "../scripts/demo/client.mjs"
import { CountLines } from "./count-lines.mjs"

// Soon enough for a small file; seldom enough that asking about a large one takes no time of its own.
const FIRST_POLL_MS = 25
const LAST_POLL_MS = 500
const BEING_CHECKED = ["uploaded", "checking"]

/**
 * How long `act` took, and on how many CPUs, in milliseconds, beside what it gave.
 *
 * @param {() => number | undefined} cpu see `cpuClock`
 */
export async function timed(act, cpu) {
  const [began, used] = [performance.now(), cpu()]
  const result = await act()
  return { ms: performance.now() - began, cpu: cpu() - used, result }
}

/**
 * What is between the quickest and the slowest of three times: a first read of what was just written also notes on each of
 * its pages that it is committed, and autovacuum may be at work beside one of them.
 *
 * @param {() => Promise<{ms: number}>} act
 */
export async function middleOfThree(act) {
  return middleOf([await act(), await act(), await act()])
}

/** The time in the middle of several, with its CPU time. */
export function middleOf(times) {
  const sorted = [...times].sort((one, other) => one.ms - other.ms)
  return sorted[Math.floor(sorted.length / 2)]
}

/** The shop of the demo, with the import's acts, each until it is done. */
export async function openShop(url, cpu = () => undefined) {
  const shop = await connect(url)
  return {
    ...shop,
    /** Uploads a file and waits for its check; `ms` from the first byte that was sent. */
    check: (file, options) =>
      timed(() => uploadAndCheck(shop, file, options), cpu),
    /** Uploads a file many times at once and waits for all checks, as a page of the dashboard does: with one question. */
    checkMany: (file, uploads) =>
      timed(() => uploadAndCheckMany(shop, file, uploads), cpu),
    /** Corrects a checked file, without waiting where that takes a check. */
    correct: (id, corrections) =>
      timed(() => correct(shop, id, corrections), cpu),
    /** Waits until the hooks and events of its last act are out. */
    untilIdle: (id) => untilIdle(shop, id),
    apply: (checked) => timed(() => apply(shop, checked), cpu),
    undo: (applied) => timed(() => undo(shop, applied), cpu),
    /** Reads the whole export and counts its rows. */
    exportRows: () => timed(() => countExportedRows(url, shop.token), cpu),
    /** Of all its bytes. */
    hashExport: () => hashExport(url, shop.token),
    /** Uploads a file that applies by itself, and waits until it has. */
    importAtOnce: (file) => timed(() => importAtOnce(shop, file), cpu),
  }
}

async function upload({ admin }, file, options = {}) {
  const query = new URLSearchParams({ filename: "bench.csv", ...options })
  const { stock_import } = await admin(
    "POST",
    `/admin/stock-imports?${query}`,
    { csv: await fs.openAsBlob(file) }
  )
  return stock_import
}

async function uploadAndCheck(shop, file, options) {
  const { id } = await upload(shop, file, options)
  return settled(shop.admin, id, BEING_CHECKED)
}

async function uploadAndCheckMany(shop, file, uploads) {
  await Promise.all(Array.from({ length: uploads }, () => upload(shop, file)))
  for (;;) {
    const { stock_imports } = await shop.admin(
      "GET",
      `/admin/stock-imports?limit=${uploads}&order=-created_at`
    )
    if (stock_imports.every(({ status }) => !BEING_CHECKED.includes(status)))
      return stock_imports
    await wait(LAST_POLL_MS)
  }
}

async function importAtOnce(shop, file) {
  const { id } = await upload(shop, file, { apply: true })
  const passing = [...BEING_CHECKED, "checked", "applying"]
  // The other files take longer than what is lost to a late look.
  const ended = await settled(shop.admin, id, passing, FIRST_POLL_MS)
  return expectStatus(ended, "applied")
}

async function correct({ admin }, id, json) {
  const { stock_import } = await admin(
    "POST",
    `/admin/stock-imports/${id}/corrections`,
    { json }
  )
  return stock_import
}

async function untilIdle({ admin }, id) {
  for (;;) {
    const { stock_import } = await admin("GET", `/admin/stock-imports/${id}`)
    if (stock_import.pending_act === null) return
    await wait(FIRST_POLL_MS)
  }
}

async function apply({ admin }, { id, alarms }) {
  await admin("POST", `/admin/stock-imports/${id}/apply`, {
    json: { confirm: alarms.map(({ code }) => code) },
  })
  return expectStatus(
    await settled(admin, id, ["checked", "applying"]),
    "applied"
  )
}

async function undo({ admin }, { id }) {
  await admin("POST", `/admin/stock-imports/${id}/undo`)
  return expectStatus(
    await settled(admin, id, ["applied", "undoing"]),
    "undone"
  )
}

async function exportInto(url, token, output) {
  const answer = await fetch(`${url}/admin/source-items/export`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`The export answers ${answer.status}.`)
  await pipeline(answer.body, output)
  return output
}

async function countExportedRows(url, token) {
  const { count } = await exportInto(url, token, new CountLines())
  return count - 1
}

async function hashExport(url, token) {
  const hash = await exportInto(url, token, createHash("sha256"))
  return hash.digest("hex")
}

async function settled(admin, id, passing, longest = LAST_POLL_MS) {
  for (let ms = FIRST_POLL_MS; ; ms = Math.min(ms * 1.2, longest)) {
    const { stock_import } = await admin("GET", `/admin/stock-imports/${id}`)
    if (!passing.includes(stock_import.status)) return stock_import
    await wait(ms)
  }
}

export function expectStatus(stockImport, status) {
  if (stockImport.status !== status)
    throw new Error(
      `A stock import is ${stockImport.status} instead of ${status}: ${JSON.stringify(stockImport)}`
    )
  return stockImport
}
