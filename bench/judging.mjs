// `-- --judging`: the check stays linear, whatever is wrong with the file. Each kind of file at two sizes.
import fs from "node:fs"
import path from "node:path"
import { SOURCES, sourceCode, stockRow } from "./data.mjs"
import { openShop } from "./client.mjs"
import { copyIn, seedItems, writeStockFile } from "./fixture.mjs"
import { withClient, withDatabase, withServer } from "./store.mjs"

const MANY_SOURCES = 1000

/** Each kind of file: its line at `index`. */
const FILES = {
  "no errors": (row) => `${row.sourceCode},${row.sku},1,${row.quantity}`,
  "1% errors": (row, index) =>
    `${row.sourceCode},${row.sku},1,${index % 100 === 7 ? "many" : row.quantity}`,
  "all SKUs unknown": (row) =>
    `${row.sourceCode},NO-${row.sku},1,${row.quantity}`,
  // Every pair is there twice, half of the file apart.
  "all rows duplicate": (_row, index, rows) => {
    const row = stockRow(index % Math.ceil(rows / 2))
    return `${row.sourceCode},${row.sku},1,${row.quantity}`
  },
  "1,000 sources": (row, index) =>
    `${sourceCode((index % SOURCES) + SOURCES * (Math.floor(index / SOURCES) % (MANY_SOURCES / SOURCES)))},${row.sku},1,${row.quantity}`,
}

/** @returns {Promise<object[]>} how long upload and check took, for each kind of file */
export function measureJudging({ url, folder, rows }) {
  return withDatabase(
    url,
    `stock_sources_judging_${rows}`,
    async (database) => {
      await seedItems(database, rows)
      await seedManySources(database)
      return withServer(database, folder, async (server) => {
        const shop = await openShop(server.url)
        const measurements = []
        for (const [work, line] of Object.entries(FILES)) {
          const file = path.join(folder, "judging.csv")
          await writeStockFile(file, rows, (index) =>
            line(stockRow(index), index, rows)
          )
          const { ms, result } = await shop.check(file)
          fs.rmSync(file)
          const { status, counts } = result
          if (!["checked", "rejected"].includes(status) || counts.rows !== rows)
            throw new Error(`${work}: ${JSON.stringify(result)}`)
          measurements.push({ side: "check", work, rows, ms })
        }
        return measurements
      })
    }
  )
}

/** By SQL: a thousand requests would take a minute, and are not what is measured. */
async function seedManySources(database) {
  await withClient(database, async (client) => {
    const numbers = Array.from({ length: MANY_SOURCES }, (_, number) => number)
    const location = (number) => `sloc_bench_${number}`
    await copyIn(
      client,
      "copy stock_location (id, name) from stdin",
      numbers.map((number) => `${location(number)}\tWarehouse ${number}\n`)
    )
    await copyIn(
      client,
      "copy stock_source (id, code, stock_location_id) from stdin",
      numbers.map(
        (number) =>
          `src_bench_${number}\t${sourceCode(number)}\t${location(number)}\n`
      )
    )
  })
}
