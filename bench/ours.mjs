// This plugin, through HTTP: a file is uploaded, checked, applied; imported again; exported; undone.
import fs from "node:fs"
import path from "node:path"
import { expectStatus, middleOfThree, openShop } from "./client.mjs"
import { cpuClock } from "./cpu.mjs"
import { nightlyCount } from "./data.mjs"
import {
  nightlyLine,
  seedItems,
  seedSources,
  stockLine,
  tenthOutOfStockLine,
  writeStockFile,
} from "./fixture.mjs"
import { withDatabase, withServer } from "./store.mjs"

const SIDE = "this plugin"

/**
 * Measures one size on a database and a server of its own.
 *
 * @param {{url: string, folder: string, rows: number, more?: (store: object, measurements: object[]) => Promise<object[]>}} input
 *   `more`: parts that go on with the filled store
 * @returns {Promise<{measurements: object[], rss: {idle: number, peak: number}}>}
 */
export async function measureOurs(input) {
  const { folder, rows, more } = input
  const { file, write, remove } = files(folder, rows)
  await write()
  try {
    return await withStore(input, async (store) => {
      const { memory } = store.server
      memory.reset()
      const idle = memory.now()
      const measurements = await measureAll({ ...store, file })
      const rss = { idle, peak: memory.peak() }
      if (more)
        measurements.push(...(await more({ ...store, file }, measurements)))
      return { measurements, rss }
    })
  } finally {
    remove()
  }
}

/** Creating alone, of a file in which a tenth is out of stock, on a database and a server of its own. */
export function measureOutOfStock(input) {
  const { folder, rows } = input
  return withStore(input, async ({ shop }) => {
    const file = path.join(folder, "out-of-stock.csv")
    await writeStockFile(file, rows, tenthOutOfStockLine)
    const created = await importFile(shop, file, { create: rows })
    fs.rmSync(file)
    return acts("create, a tenth out of stock", rows, created)
  })
}

/** Runs `work` with a server of a store that has the items of `rows` rows, and no stock yet. */
function withStore({ url, postgresPid, folder, rows }, work) {
  return withDatabase(url, `stock_sources_bench_${rows}`, async (database) => {
    await seedItems(database, rows)
    return withServer(database, folder, async (server) => {
      const clock = cpuClock(() => [server.pid, postgresPid])
      const shop = await openShop(server.url, clock)
      await seedSources(shop)
      return work({ database, folder, rows, server, shop })
    })
  })
}

const LINES = { 0: stockLine(0), 1: stockLine(1), nightly: nightlyLine }

/** The files of one size: rounds 0 and 1, and the nightly feed. */
function files(folder, rows) {
  const file = (round) => path.join(folder, `round-${round}.csv`)
  return {
    file,
    async write() {
      for (const [round, lineAt] of Object.entries(LINES))
        await writeStockFile(file(round), rows, lineAt)
    },
    remove() {
      for (const round of Object.keys(LINES))
        fs.rmSync(file(round), { force: true })
    },
  }
}

async function measureAll({ shop, rows, file }) {
  const changed = nightlyCount(rows)
  const created = await importFile(shop, file(0), { create: rows })
  const exported = await measureExport(shop, rows)
  const again = await importFile(shop, file(0), { unchanged: rows })
  const nightly = await importFile(shop, file("nightly"), {
    update: changed,
    unchanged: rows - changed,
  })
  const updated = await importFile(shop, file(1), { update: rows })
  const undone = await shop.undo(updated.applied)
  return [
    ...acts("create", rows, created),
    ...acts("update", rows, updated),
    ...acts("unchanged", rows, again),
    ...acts("nightly", rows, nightly),
    exported,
    measurement("undo", rows, undone),
  ]
}

async function measureExport(shop, rows) {
  const took = await middleOfThree(async () => {
    const one = await shop.exportRows()
    expectRows(one.result, rows)
    return one
  })
  const sha256 = await shop.hashExport()
  return { ...measurement("export", rows, took), sha256 }
}

/** Uploads, checks and applies; `counts` is what the check must find. */
export async function importFile(shop, file, counts) {
  const check = await shop.check(file)
  expectStatus(check.result, "checked")
  for (const [name, count] of Object.entries(counts))
    expectRows(check.result.counts[name], count)
  const apply = await shop.apply(check.result)
  return { check, apply, applied: apply.result }
}

function acts(work, rows, { check, apply }) {
  return [
    measurement(`${work}: check`, rows, check),
    measurement(`${work}: apply`, rows, apply),
    measurement(work, rows, {
      ms: check.ms + apply.ms,
      cpu: check.cpu + apply.cpu,
    }),
  ]
}

const measurement = (work, rows, { ms, cpu }) => ({
  side: SIDE,
  work,
  rows,
  ms,
  cpu,
})

export function expectRows(found, wanted) {
  if (found !== wanted) {
    throw new Error(`The benchmark handled ${found} rows instead of ${wanted}.`)
  }
}
