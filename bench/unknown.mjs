// `-- --unknown`: a small file with unknown SKUs is checked in about the time of the same file without, however many items
// the store has. Also known as: one typo must not cost the time of a large file.
import fs from "node:fs"
import path from "node:path"
import { SOURCES, sourceCode, stockRow } from "./data.mjs"
import { openShop } from "./client.mjs"
import { seedItems, seedSources, writeStockFile } from "./fixture.mjs"
import { withDatabase, withServer } from "./store.mjs"

/** How many rows of each file are unknown; a file has as many rows. */
const SIZES = [1, 20, 2000]
const RUNS = 7

const KINDS = {
  known: (sku) => sku,
  mistyped: (sku) => sku.replace("SKU", "SKV"),
  "unlike any": (sku) => `${sku.slice(4)}-NOBODY-KNOWS`,
}

/** @returns {Promise<object[]>} the middle time of several checks of each file, in a store of `items` items */
export function measureUnknown({ url, folder, items }) {
  return withDatabase(
    url,
    `stock_sources_unknown_${items}`,
    async (database) => {
      await seedItems(database, items * SOURCES)
      return withServer(database, folder, async (server) => {
        const shop = await openShop(server.url)
        await seedSources(shop, 1)
        const measurements = []
        for (const rows of SIZES)
          measurements.push(
            ...(await measureFiles({ shop, folder, items, rows }))
          )
        return measurements
      })
    }
  )
}

/** All kinds in turn, again and again, so that a slow moment of the machine meets each of them. */
async function measureFiles({ shop, folder, items, rows }) {
  const times = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]))
  for (let run = 0; run <= RUNS; run++)
    for (const [kind, toSku] of Object.entries(KINDS)) {
      const file = path.join(folder, "unknown.csv")
      // Spread over the store, and others in each run.
      const at = (index) => (index * Math.floor(items / rows) + run) % items
      await writeStockFile(
        file,
        rows,
        (index) =>
          `${sourceCode(0)},${toSku(stockRow(at(index) * SOURCES).sku)},1,${run + 1}`
      )
      const { ms, result } = await shop.check(file)
      fs.rmSync(file)
      const wanted = kind === "known" ? 0 : rows
      if (result.counts.error !== wanted)
        throw new Error(`${kind}: ${JSON.stringify(result)}`)
      // The first one of each kind finds caches cold.
      if (run) times[kind].push(ms)
    }
  return Object.entries(times).map(([kind, all]) => ({
    side: `${items} items`,
    work: `check, ${kind} SKUs`,
    rows,
    ms: all.sort((one, other) => one - other)[Math.floor(all.length / 2)],
  }))
}
