// `-- --kinds`: one file in each kind that is read, from upload to checked, in a server of its own each.
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import yazl from "yazl"
import { expectStatus, openShop } from "./client.mjs"
import { cpuClock } from "./cpu.mjs"
import { sourceCode, SOURCES, stockRow, textChunks } from "./data.mjs"
import { seedItems, seedSources, writeStockFile } from "./fixture.mjs"
import { withDatabase, withServer } from "./store.mjs"

const require = createRequire(import.meta.url)
const COLUMNS = ["source_code", "sku", "status", "quantity"]
const BATCH = 1_000

/** Row `index` of the file: each has a SKU of its own, so that a workbook has as many texts. */
function rowAt(index) {
  const { sku, quantity } = stockRow(index * SOURCES)
  return { source_code: sourceCode(0), sku, status: 1, quantity }
}

const csvLine = (index) => Object.values(rowAt(index)).join(",")

/** Each kind, by the end of its file's name: how its file is written. */
const KINDS = {
  csv: (file, rows) => writeStockFile(file, rows, csvLine),
  "csv.gz": async (file, rows) => {
    const plain = `${file}.plain`
    await writeStockFile(plain, rows, csvLine)
    await pipeline(
      fs.createReadStream(plain),
      createGzip(),
      fs.createWriteStream(file)
    )
    fs.rmSync(plain)
  },
  ndjson: (file, rows) =>
    pipeline(
      Readable.from(textChunks(rows, (index) => JSON.stringify(rowAt(index)))),
      fs.createWriteStream(file)
    ),
  xlsx: (file, rows) => {
    const {
      writeWorkbook,
    } = require("../.medusa/server/src/csv/kinds/xlsx/write-workbook.js")
    const columns = COLUMNS.map((name, at) => ({ name, isNumber: at > 1 }))
    return pipeline(
      writeWorkbook(columns, records(rows)),
      fs.createWriteStream(file)
    )
  },
  // As spreadsheet programs write it: cells name texts that stand in a part of their own.
  "shared.xlsx": writeSharedTexts,
}

async function* records(rows) {
  for (let from = 0; from < rows; from += BATCH) {
    const length = Math.min(BATCH, rows - from)
    yield Array.from({ length }, (_, at) =>
      Object.values(rowAt(from + at)).map(String)
    )
  }
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PARTS = {
  "[Content_Types].xml": "<Types/>",
  "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="Stock" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
}

function writeSharedTexts(file, rows) {
  const before = COLUMNS.length + 1
  const add = (path, [first, chunks, last]) =>
    zip.addReadStream(
      Readable.from(
        (function* () {
          yield first
          yield* chunks
          yield last
        })()
      ),
      path
    )
  const zip = new yazl.ZipFile()
  for (const [path, xml] of Object.entries(PARTS))
    zip.addBuffer(Buffer.from(xml), path)
  const names = COLUMNS.map((_, at) => `<c t="s"><v>${at}</v></c>`).join("")
  add("xl/worksheets/sheet1.xml", [
    `<worksheet ${MAIN}><sheetData><row r="1">${names}</row>`,
    textChunks(rows, (index) => {
      const row = index + 2
      const { quantity } = rowAt(index)
      return `<row r="${row}"><c r="A${row}" t="s"><v>${before - 1}</v></c><c r="B${row}" t="s"><v>${before + index}</v></c><c r="C${row}"><v>1</v></c><c r="D${row}"><v>${quantity}</v></c></row>`
    }),
    "</sheetData></worksheet>",
  ])
  const texts = [...COLUMNS, sourceCode(0)].map(
    (text) => `<si><t>${text}</t></si>`
  )
  add("xl/sharedStrings.xml", [
    `<sst ${MAIN} count="${2 * rows}" uniqueCount="${before + rows}">${texts.join("")}`,
    textChunks(rows, (index) => `<si><t>${rowAt(index).sku}</t></si>`),
    "</sst>",
  ])
  zip.end()
  return pipeline(zip.outputStream, fs.createWriteStream(file))
}

/** @returns {Promise<{measurements: object[], memory: object[]}>} times, and the server's memory before and at its peak */
export async function measureKinds({ url, postgresPid, folder, rows, say }) {
  const measurements = []
  const memory = []
  await withDatabase(url, "stock_sources_kinds", async (database) => {
    await seedItems(database, rows * SOURCES)
    for (const [kind, write] of Object.entries(KINDS)) {
      say(`A file .${kind}, ${rows} rows …`)
      const file = path.join(folder, `stock.${kind}`)
      await write(file, rows)
      const { size } = fs.statSync(file)
      const { check, ...rss } = await withServer(database, folder, (server) =>
        measureCheck(server, postgresPid, file)
      )
      fs.rmSync(file)
      if (check.result.counts.create !== rows)
        throw new Error(`${kind}: ${JSON.stringify(check.result)}`)
      const { ms, cpu } = check
      measurements.push({
        side: `.${kind}`,
        work: "check",
        rows,
        ms,
        cpu,
        size,
      })
      memory.push({ of: `.${kind}`, rows, ...rss })
    }
  })
  return { measurements, memory }
}

async function measureCheck(server, postgresPid, file) {
  const clock = cpuClock(() => [server.pid, postgresPid])
  const shop = await openShop(server.url, clock)
  const { sources } = await shop.admin("GET", "/admin/sources?q=warehouse-")
  if (!sources.length) await seedSources(shop, 1)
  const idle = server.memory.now()
  server.memory.reset()
  const check = await shop.check(file, { filename: path.basename(file) })
  expectStatus(check.result, "checked")
  return { check, idle, peak: server.memory.peak() }
}
