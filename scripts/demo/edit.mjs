// Edits an export in memory, as an admin would in a spreadsheet: three rows, each of which a shopper feels.

import { DemoError } from "./settings.mjs"

/**
 * Raises one quantity, puts one SKU out of stock and adds a new pair.
 *
 * @param {Awaited<ReturnType<import("./client.mjs").connect>>} shop
 * @param {string} csv the export
 * @returns {Promise<{csv: string, rows: number, edits: object[], wishes: object[]}>}
 *   `edits`: what is changed; `wishes`: what a shopper wants of each, and whether he gets it before and after
 */
export async function editStock(shop, csv) {
  const lines = csv.trimEnd().split(/\r?\n/)
  const rows = lines.slice(1).map(parse)
  const taken = []

  const raised = await choose(
    shop,
    rows,
    taken,
    (row) => row.source_code === "berlin" && row.status === 1,
    "TENT-2P-GRN"
  )
  const withdrawn = await choose(
    shop,
    rows,
    taken,
    ({ source_code, status, quantity }, available) =>
      source_code === "paris" &&
      status === 1 &&
      quantity >= 1 &&
      available >= 1,
    "GRINDER-HAND"
  )
  const added = await choose(
    shop,
    rows,
    taken,
    ({ source_code, sku }) =>
      source_code === "default" &&
      !rows.some((row) => row.source_code === "toronto" && row.sku === sku),
    "LANTERN-LED"
  )

  const edits = [
    change(raised.row, { quantity: raised.row.quantity + 16 }),
    change(withdrawn.row, { status: 0 }),
    {
      source_code: "toronto",
      sku: added.row.sku,
      before: null,
      after: { status: 1, quantity: 8 },
    },
  ]
  const wishes = [
    wish(raised, Math.floor(raised.available) + 2, {
      before: false,
      after: true,
    }),
    wish(withdrawn, Math.floor(withdrawn.available), {
      before: true,
      after: false,
    }),
    wish(added, Math.floor(added.available) + 1, {
      before: false,
      after: true,
    }),
  ]
  lines[raised.row.line] = format(edits[0])
  lines[withdrawn.row.line] = format(edits[1])
  lines.push(format(edits[2]))
  return { csv: `${lines.join("\n")}\n`, rows: rows.length + 1, edits, wishes }
}

/** The first row that fits, the favorite SKU's if that still does. */
async function choose(shop, rows, taken, fits, favorite) {
  const candidates = rows.filter(({ sku }) => !taken.includes(sku))
  candidates.sort(
    (a, b) => Number(b.sku === favorite) - Number(a.sku === favorite)
  )
  for (const row of candidates) {
    if (!fits(row, Infinity)) continue
    const variant = await sold(shop, row.sku)
    if (!variant || !fits(row, variant.available)) continue
    taken.push(row.sku)
    return { row, ...variant }
  }
  throw new DemoError(
    "The shop's stock has no row left that the transcript could edit. Start over with: npm run demo -- --reset"
  )
}

/** The variant that the webshop sells under a SKU, and how many of it. */
async function sold({ store }, sku) {
  const query = new URLSearchParams({
    sku,
    fields: "id,sku,+inventory_quantity",
  })
  const { variants } = await store("GET", `/store/product-variants?${query}`)
  const [variant] = variants
  return (
    variant && {
      variantId: variant.id,
      available: Number(variant.inventory_quantity ?? 0),
    }
  )
}

function change({ source_code, sku, status, quantity }, changes) {
  const before = { status, quantity }
  return { source_code, sku, before, after: { ...before, ...changes } }
}

function wish({ row, variantId }, quantity, expected) {
  return { sku: row.sku, variantId, quantity, expected }
}

// The export quotes a cell only where it must; the transcript's own rows need no quotes.
function parse(line, index) {
  const [source_code, sku, status, quantity] = line.split(",")
  return {
    line: index + 1,
    source_code,
    sku,
    status: Number(status),
    quantity: Number(quantity),
  }
}

function format({ source_code, sku, after }) {
  return [source_code, sku, after.status, after.quantity].join(",")
}
