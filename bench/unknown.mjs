// `-- --unknown`: a small file with unknown SKUs is checked in about the time of the same file without, however many items
// the store has: one typo must not cost the time of a large file. Of each full run: small files as they come all day.
import path from "node:path"
import { SOURCES, sourceCode, stockRow } from "./data.mjs"
import { middleOf, openShop } from "./client.mjs"
import { cpuClock } from "./cpu.mjs"
import { seedItems, seedSources, writeStockFile } from "./fixture.mjs"
import { importFile } from "./ours.mjs"
import { withDatabase, withServer } from "./store.mjs"

/** How many rows of each file are unknown; a file has as many rows. */
const SIZES = [1, 20, 2000]
const RUNS = 7
const SMALL_IMPORT = 10

const KINDS = {
  known: (sku) => sku,
  mistyped: (sku) => sku.replace("SKU", "SKV"),
  "unlike any": (sku) => `${sku.slice(4)}-NOBODY-KNOWS`,
}

/** @returns {Promise<object[]>} the middle time of several checks of each file, in a store of `items` items */
export function measureUnknown({ url, folder, items }) {
  return withItems({ url, folder, items }, async (store) => {
    const measurements = []
    for (const rows of SIZES)
      measurements.push(
        ...(await measureKinds(store, rows, Object.keys(KINDS)))
      )
    return measurements
  })
}

/** The same of one row, known and mistyped; and imports of ten rows, from the upload until they are applied. */
export function measureSmallFiles(input) {
  return withItems(input, async (store) => [
    ...(await measureKinds(store, 1, ["known", "mistyped"])),
    await measureSmallImports(store),
  ])
}

function withItems({ url, postgresPid, folder, items }, work) {
  return withDatabase(
    url,
    `stock_sources_unknown_${items}`,
    async (database) => {
      await seedItems(database, items * SOURCES)
      return withServer(database, folder, async (server) => {
        const clock = postgresPid && cpuClock(() => [server.pid, postgresPid])
        const shop = await openShop(server.url, clock)
        await seedSources(shop, 1)
        return work({ shop, folder, items })
      })
    }
  )
}

/** All kinds in turn, again and again, so that a slow moment of the machine meets each of them. */
async function measureKinds({ shop, folder, items }, rows, kinds) {
  const took = Object.fromEntries(kinds.map((kind) => [kind, []]))
  for (let run = 0; run <= RUNS; run++)
    for (const kind of kinds) {
      const file = await writeSmall({ folder, items, rows, run }, KINDS[kind])
      const time = await shop.check(file)
      const wanted = kind === "known" ? 0 : rows
      if (time.result.counts.error !== wanted)
        throw new Error(`${kind}: ${JSON.stringify(time.result)}`)
      // The first one of each kind finds caches cold.
      if (run) took[kind].push(time)
    }
  return kinds.map((kind) => ({
    side: `${items} items`,
    work: `check, ${kind} SKUs`,
    rows,
    ...middleOf(took[kind]),
  }))
}

async function measureSmallImports({ shop, folder, items }) {
  const rows = SMALL_IMPORT
  const write = (run) => writeSmall({ folder, items, rows, run }, KINDS.known)
  // The first one names a source for the first time, which is to be confirmed.
  await importFile(shop, await write(0), { create: rows })
  const took = []
  for (let run = 1; run <= RUNS; run++)
    took.push(await shop.importAtOnce(await write(run)))
  return {
    side: `${items} items`,
    work: "import, upload to applied",
    rows,
    ...middleOf(took),
  }
}

/** A file of rows that are spread over the store, others in each run. */
async function writeSmall({ folder, items, rows, run }, toSku) {
  const file = path.join(folder, "small.csv")
  const at = (index) => (index * Math.floor(items / rows) + run) % items
  await writeStockFile(
    file,
    rows,
    (index) =>
      `${sourceCode(0)},${toSku(stockRow(at(index) * SOURCES).sku)},1,${run + 1}`
  )
  return file
}
