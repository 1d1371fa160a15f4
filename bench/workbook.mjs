// node bench/workbook.mjs [--rows 200000]: time and memory of writing and reading a workbook, against an idle process.
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  rmSync,
} from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { argv, memoryUsage, stdout } from "node:process"

const require = createRequire(import.meta.url)
const built = "../.medusa/server/src/csv"
const { readStockCsv } = require(`${built}/index.js`)
const { writeWorkbook } = require(`${built}/kinds/xlsx/write-workbook.js`)

const MEBIBYTE = 1024 * 1024
const at = argv.indexOf("--rows")
const ROWS = at < 0 ? 200_000 : Number(argv[at + 1])
const BATCH = 1_000

async function* records() {
  for (let from = 0; from < ROWS; from += BATCH) {
    yield Array.from({ length: Math.min(BATCH, ROWS - from) }, (_, n) => [
      n % 2 ? "berlin" : "paris",
      `SKU-${String(from + n).padStart(7, "0")}`,
      "1",
      `${(from + n) % 1_000}.5`,
    ])
  }
}

const columns = ["source_code", "sku", "status", "quantity"].map((name) => ({
  name,
  isNumber: name === "status" || name === "quantity",
}))

const folder = mkdtempSync(join(tmpdir(), "workbook-"))
const file = join(folder, "stock.xlsx")
globalThis.gc?.()
const idle = memoryUsage().rss
try {
  const writing = performance.now()
  await pipeline(writeWorkbook(columns, records()), createWriteStream(file))
  const written = performance.now() - writing

  let peak = idle
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryUsage().rss)
  }, 5)
  const reading = performance.now()
  const { rows } = await readStockCsv(createReadStream(file), {
    required: ["sku"],
  })
  let count = 0
  for await (const batch of rows) {
    count += batch.length
    peak = Math.max(peak, memoryUsage().rss)
  }
  clearInterval(timer)
  const seconds = (ms) => (ms / 1000).toFixed(2)
  stdout.write(
    `${count} rows: written in ${seconds(written)} s, read in ${seconds(performance.now() - reading)} s, ` +
      `${Math.round((peak - idle) / MEBIBYTE)} MiB above an idle process\n`
  )
} finally {
  rmSync(folder, { recursive: true })
}
