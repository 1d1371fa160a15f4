// `-- --correcting`: what is wrong in a few rows of a large file is corrected, and only these are judged again. Once where all rows of
// the file change stock, and where none does.
import fs from "node:fs"
import path from "node:path"
import { expectStatus, openShop } from "./client.mjs"
import { cpuClock } from "./cpu.mjs"
import { stockRow } from "./data.mjs"
import { seedItems, seedStock, writeStockFile } from "./fixture.mjs"
import { withDatabase, withServer } from "./store.mjs"

/** How many rows hold each wrong value. */
const WRONG = 300

/** Files by the round of their quantities: stock is as in round 0. */
const FILES = {
  "all rows change": { round: 1 },
  "no row changes": { round: 0 },
  "no row changes, snapshot": {
    round: 0,
    options: { behavior: "snapshot" },
  },
}

/** One after the other. */
const CORRECTIONS = [
  { column: "source_code", from: "warehause-3", to: "warehouse-3" },
  { column: "status", from: "there", to: "1" },
]

/** @returns {Promise<object[]>} how long the check and each correction took */
export function measureCorrecting({ url, postgresPid, folder, rows }) {
  return withDatabase(
    url,
    `stock_sources_correcting_${rows}`,
    async (database) => {
      await seedItems(database, rows)
      await seedStock(database, rows)
      return withServer(database, folder, async (server) => {
        const clock = cpuClock(() => [server.pid, postgresPid])
        const shop = await openShop(server.url, clock)
        const measurements = []
        for (const [side, { round, options }] of Object.entries(FILES)) {
          const file = path.join(folder, "correcting.csv")
          await writeStockFile(file, rows, lineWithErrors(rows, round))
          measurements.push(
            ...(await measureFile(shop, { file, options, side, rows }))
          )
          fs.rmSync(file)
        }
        return measurements
      })
    }
  )
}

async function measureFile(shop, { file, options, side, rows }) {
  const checked = await shop.check(file, options)
  const { id, counts } = expectStatus(checked.result, "rejected")
  let errors = counts.error
  const measurements = [{ side, work: "check", rows, ...timeOf(checked) }]
  for (const [at, replace] of CORRECTIONS.entries()) {
    await shop.untilIdle(id)
    const corrected = await shop.correct(id, { replace: [replace] })
    const { status, counts } = corrected.result
    errors -= WRONG
    if (counts.error !== errors || status !== (errors ? "rejected" : "checked"))
      throw new Error(`${side}: ${JSON.stringify(corrected.result)}`)
    measurements.push({
      side,
      work: `correction ${at + 1}, ${WRONG} rows`,
      rows,
      ...timeOf(corrected),
    })
  }
  return measurements
}

const timeOf = ({ ms, cpu }) => ({ ms, cpu })

/** Every so many rows there is one with a wrong source, and behind it one with a wrong status. */
function lineWithErrors(rows, round) {
  const every = 10 * Math.floor(rows / WRONG / 10)
  const isWrong = (index, at) =>
    index % every === at && Math.floor(index / every) < WRONG
  return (index) => {
    const { sourceCode, sku, quantity } = stockRow(index, round)
    const code = isWrong(index, 3) ? CORRECTIONS[0].from : sourceCode
    const status = isWrong(index, 4) ? CORRECTIONS[1].from : "1"
    return `${code},${sku},${status},${quantity}`
  }
}
