// What a part of the benchmark begins with: sources, inventory items, files, products.
import fs from "node:fs"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { from as copyFrom } from "pg-copy-streams"
import {
  SOURCES,
  itemCount,
  nightlyRound,
  sourceCode,
  stockRow,
  tenthOutOfStock,
  textChunks,
} from "./data.mjs"
import { withClient } from "./store.mjs"

/** Copies lines of text into a table. */
export async function copyIn(client, statement, chunks) {
  await pipeline(Readable.from(chunks), client.query(copyFrom(statement)))
}

/** Makes the inventory items that `rows` stock rows name. */
export async function seedItems(database, rows) {
  await withClient(database, async (client) => {
    const chunks = textChunks(itemCount(rows), (item) => {
      const { inventoryItemId, sku } = stockRow(item * SOURCES)
      return `${inventoryItemId}\t${sku}\t${sku}`
    })
    await copyIn(
      client,
      "copy inventory_item (id, sku, title) from stdin",
      chunks
    )
    await client.query("analyze inventory_item")
  })
}

/** Makes the sources and the levels of `rows` stock rows, straight into the tables. */
export async function seedStock(database, rows) {
  await withClient(database, async (client) => {
    const places = Array.from({ length: SOURCES }, (_, n) => stockRow(n))
    await copyIn(
      client,
      "copy stock_location (id, name) from stdin",
      places.map(
        ({ locationId, sourceCode }) => `${locationId}\t${sourceCode}\n`
      )
    )
    await copyIn(
      client,
      "copy stock_source (id, code, stock_location_id) from stdin",
      places.map(
        ({ locationId, sourceCode }) =>
          `src_${sourceCode}\t${sourceCode}\t${locationId}\n`
      )
    )
    await copyIn(
      client,
      "copy inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity) from stdin",
      textChunks(rows, (index) => {
        const { levelId, inventoryItemId, locationId, quantity } =
          stockRow(index)
        return `${levelId}\t${inventoryItemId}\t${locationId}\t${quantity}\t{"value": "${quantity}", "precision": 20}`
      })
    )
    await client.query("vacuum analyze inventory_level")
  })
}

/** Makes the sources, each of which serves the webshop. */
export async function seedSources(shop, count = SOURCES) {
  for (let number = 0; number < count; number++) {
    await shop.admin("POST", "/admin/sources", {
      json: {
        code: sourceCode(number),
        name: `Warehouse ${number}`,
        sales_channel_ids: [shop.salesChannelId],
      },
    })
  }
}

/** Writes a stock file of `rows` lines. */
export async function writeStockFile(file, rows, lineAt) {
  const chunks = function* () {
    yield "source_code,sku,status,quantity\n"
    yield* textChunks(rows, lineAt)
  }
  await pipeline(Readable.from(chunks()), fs.createWriteStream(file))
}

const line = ({ sourceCode, sku, quantity }, status = 1) =>
  `${sourceCode},${sku},${status},${quantity}`

/** A line of a stock file: row `index` as it is in `round`. */
export const stockLine = (round) => (index) => line(stockRow(index, round))

/** A line of the nightly feed. */
export const nightlyLine = (index) => line(stockRow(index, nightlyRound(index)))

/** A line of a file in which a tenth is out of stock. */
export const tenthOutOfStockLine = (index) =>
  line(stockRow(index), tenthOutOfStock(index))
