// The stock that the shop opens with: a file, imported by the plugin as an admin would.
import fs from "node:fs"
import path from "node:path"
import { applyStock, uploadStock } from "./client.mjs"
import { DemoError, root } from "./settings.mjs"

const FILE = path.join(root, "demo/data/opening-stock.csv")

/** Imports the opening stock once in a store's life: the store itself remembers it. */
export async function importOpeningStock(shop) {
  const { stores } = await shop.admin("GET", "/admin/stores")
  const [{ id, metadata }] = stores
  if (metadata?.opening_stock) return "unchanged"
  const csv = fs.readFileSync(FILE, "utf8")
  const checked = await uploadStock(shop, path.basename(FILE), csv)
  if (checked.status !== "checked") {
    throw new DemoError(
      `The opening stock (${FILE}) is ${checked.status}: ${JSON.stringify(checked)}`
    )
  }
  const applied = await applyStock(shop, checked)
  if (applied.status !== "applied") {
    throw new DemoError(
      `The opening stock (${FILE}) is ${applied.status}: ${JSON.stringify(applied.error)}`
    )
  }
  await shop.admin("POST", `/admin/stores/${id}`, {
    json: { metadata: { ...metadata, opening_stock: applied.id } },
  })
  return `${applied.counts.rows} rows imported`
}
