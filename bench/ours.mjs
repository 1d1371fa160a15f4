// This plugin, through HTTP: a file is uploaded, checked, applied; imported again; exported; undone.
import fs from "node:fs"
import path from "node:path"
import { expectStatus, middleOfThree, openShop } from "./client.mjs"
import { cpuClock } from "./cpu.mjs"
import {
  seedItems,
  seedSources,
  stockLine,
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
export function measureOurs({ url, postgresPid, folder, rows, more }) {
  return withDatabase(url, `stock_sources_bench_${rows}`, async (database) => {
    await seedItems(database, rows)
    return withServer(database, folder, async (server) => {
      const shop = await openShop(
        server.url,
        cpuClock(() => [server.pid, postgresPid])
      )
      await seedSources(shop)
      const store = { database, folder, rows, server, shop, ...files(folder) }
      await store.write(0)
      await store.write(1)
      server.memory.reset()
      const idle = server.memory.now()
      const measurements = await measureAll(store)
      const rss = { idle, peak: server.memory.peak() }
      if (more) measurements.push(...(await more(store, measurements)))
      for (const round of [0, 1]) fs.rmSync(store.file(round))
      return { measurements, rss }
    })
  })

  function files(directory) {
    const file = (round) => path.join(directory, `round-${round}.csv`)
    return {
      file,
      write: (round) => writeStockFile(file(round), rows, stockLine(round)),
    }
  }
}

async function measureAll({ shop, rows, file }) {
  const created = await importFile(shop, file(0), { create: rows })
  const exported = await middleOfThree(async () => {
    const took = await shop.exportRows()
    expectRows(took.result, rows)
    return took
  })
  const again = await importFile(shop, file(0), { unchanged: rows })
  const updated = await importFile(shop, file(1), { update: rows })
  const undone = await shop.undo(updated.applied)
  return [
    ...acts("create", rows, created),
    ...acts("update", rows, updated),
    ...acts("unchanged", rows, again),
    measurement("export", rows, exported),
    measurement("undo", rows, undone),
  ]
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
