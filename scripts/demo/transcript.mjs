// The main job, as an outsider does it over HTTP: export, edit, check, apply, sell, undo.
// Each act checks what it prints. In the end the stock is what it was.
import assert from "node:assert/strict"
import { applyStock, undoStock, uploadStock } from "./client.mjs"
import { editStock } from "./edit.mjs"
import { say, table } from "./screen.mjs"
import { attempt, printAttempts } from "./shopper.mjs"

const EXPORT = "/admin/source-items/export"
const COUNTS = [
  "rows",
  "create",
  "update",
  "unchanged",
  "delete",
  "skip",
  "error",
  "warning",
]

/**
 * Plays the transcript against a running store.
 *
 * @param {Awaited<ReturnType<import("./client.mjs").connect>>} shop
 * @throws Error at the first act that does not do what it says
 */
export async function playTranscript(shop) {
  const original = await exportStock(shop)
  const edit = await editStock(shop, original)
  printEdit(edit)

  const checked = await check(shop, edit)
  title("What a shopper can buy before")
  printAttempts(await attempt(shop, edit.wishes, "before"))

  await apply(shop, checked)
  title("What a shopper can buy now")
  printAttempts(await attempt(shop, edit.wishes, "after"))

  await reject(shop)
  await undo(shop, checked, original)
  say("\nEvery step did what it says.")
}

let number = 0
function title(text) {
  say(`\n${++number}. ${text}`)
}

async function exportStock({ admin }) {
  const csv = await admin("GET", EXPORT)
  title(`Export all sources: GET ${EXPORT}`)
  const lines = csv.trimEnd().split(/\r?\n/)
  assert.equal(
    lines[0],
    "source_code,sku,status,quantity",
    "the export's header"
  )
  assert.ok(lines.length > 1, "the export has rows")
  for (const line of lines.slice(0, 4)) say(`    ${line}`)
  say(`    … ${lines.length - 1} rows`)
  return csv
}

function printEdit({ edits }) {
  title("Edit it as in a spreadsheet")
  table(
    ["source_code", "sku", "was", "is now"],
    edits.map(({ source_code, sku, before, after }) => [
      source_code,
      sku,
      show(before),
      show(after),
    ])
  )
}

async function check(shop, { csv, edits, rows }) {
  title("Upload and check: POST /admin/stock-imports")
  const checked = await uploadStock(shop, "edited.csv", csv)
  assert.equal(checked.status, "checked", JSON.stringify(checked))
  const { counts } = checked
  say(
    `    ${checked.status}: ${COUNTS.map((name) => `${name} ${counts[name]}`).join(", ")}`
  )
  const changes = [
    ...(await planRows(shop, checked, "update")),
    ...(await planRows(shop, checked, "create")),
  ]
  table(
    ["row", "source_code", "sku", "outcome", "before", "", "after"],
    changes.map(({ row_number, source_code, sku, outcome, before, after }) => [
      row_number,
      source_code,
      sku,
      outcome,
      show(before),
      "->",
      show(after),
    ])
  )
  assert.deepEqual(
    {
      rows: counts.rows,
      create: counts.create,
      update: counts.update,
      unchanged: counts.unchanged,
      error: counts.error,
    },
    { rows, create: 1, update: 2, unchanged: rows - 3, error: 0 },
    "the check's counts"
  )
  assert.deepEqual(
    byPair(changes),
    byPair(edits),
    "the check's differences are the edits"
  )
  return checked
}

async function apply(shop, checked) {
  title("Apply: POST /admin/stock-imports/:id/apply")
  const applied = await applyStock(shop, checked)
  assert.equal(applied.status, "applied", JSON.stringify(applied))
  say(`    ${applied.status}`)
}

async function reject(shop) {
  title("A file with mistakes")
  const file = [
    "source_code,sku,status,quantity",
    "berlin,NO-SUCH-SKU,1,5",
    "berln,TENT-2P-GRN,1,5",
    "berlin,TENT-2P-GRN,1,abc",
  ]
  const before = await shop.admin("GET", EXPORT)
  const rejected = await uploadStock(shop, "mistakes.csv", file.join("\n"))
  assert.equal(rejected.status, "rejected", JSON.stringify(rejected))
  const rows = await planRows(shop, rejected, "error")
  const issues = rows.flatMap(({ row_number, issues }) =>
    issues.map((issue) => ({ row_number, ...issue }))
  )
  say(
    `    ${rejected.status}: ${rejected.counts.error} of ${rejected.counts.rows} rows have errors`
  )
  table(
    ["row", "column", "code", "message"],
    issues.map(({ row_number, column, code, message }) => [
      row_number,
      column,
      code,
      message,
    ])
  )
  assert.deepEqual(
    issues.map(({ column, code, value }) => ({ column, code, value })),
    [
      { column: "sku", code: "unknown_sku", value: "NO-SUCH-SKU" },
      { column: "source_code", code: "unknown_source", value: "berln" },
      { column: "quantity", code: "invalid_quantity", value: "abc" },
    ],
    "each mistake is named"
  )
  assert.equal(
    await shop.admin("GET", EXPORT),
    before,
    "a rejected file writes nothing"
  )
}

async function undo(shop, checked, original) {
  title("Undo: POST /admin/stock-imports/:id/undo")
  const undone = await undoStock(shop, checked)
  assert.equal(undone.status, "undone", JSON.stringify(undone))
  assert.equal(
    await shop.admin("GET", EXPORT),
    original,
    "the export after undo equals the first one"
  )
  say(`    ${undone.status}: the export equals the first one`)
}

async function planRows({ admin }, { id }, outcome) {
  const { rows } = await admin(
    "GET",
    `/admin/stock-imports/${id}/rows?outcome=${outcome}&limit=100`
  )
  return rows
}

/** Differences in one order and one shape, for comparing. */
function byPair(differences) {
  return differences
    .map(
      ({ source_code, sku, before, after }) =>
        `${source_code} ${sku} ${show(before)} -> ${show(after)}`
    )
    .sort()
}

function show(state) {
  if (!state || state.quantity === null || state.quantity === undefined)
    return "not assigned"
  return `${Number(state.quantity)} ${Number(state.status) === 1 ? "in stock" : "out of stock"}`
}
