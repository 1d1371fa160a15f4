// The rows of every benchmark, the same ones on each run and machine.

/** How many sources hold each SKU. */
export const SOURCES = 10

/** A 32-bit hash of an integer (Mueller's): quantities look random and are not. */
function mix(value) {
  let hash = value | 0
  hash = Math.imul((hash >>> 16) ^ hash, 0x45d9f3b)
  hash = Math.imul((hash >>> 16) ^ hash, 0x45d9f3b)
  return ((hash >>> 16) ^ hash) >>> 0
}

/**
 * One stock row; each `round` differs from the last in every quantity.
 *
 * @param {number} index from 0
 * @param {number} round
 */
export function stockRow(index, round = 0) {
  const item = Math.floor(index / SOURCES)
  return {
    sku: `SKU-${String(item).padStart(8, "0")}`,
    inventoryItemId: `iitem_${String(item).padStart(26, "0")}`,
    sourceCode: sourceCode(index % SOURCES),
    locationId: `sloc_${String(index % SOURCES).padStart(26, "0")}`,
    levelId: `ilev_${String(index).padStart(26, "0")}`,
    // Never 0: what shoppers of the benchmark buy is always there.
    quantity: 1000 + (mix(index) % 1000) + round,
  }
}

/** Code of the source with this number, from 0. */
export const sourceCode = (number) => `warehouse-${number}`

/** How many inventory items `rows` stock rows name. */
export const itemCount = (rows) => Math.ceil(rows / SOURCES)

// Of a feed that an ERP sends each night, 2 % has changed, all over the file.
const NIGHTLY_EVERY = 50
const CHANGED_ROUND = 2

/** The round of row `index` in the nightly feed: most are as they were created. */
export const nightlyRound = (index) =>
  index % NIGHTLY_EVERY ? 0 : CHANGED_ROUND

/** How many of `rows` rows the nightly feed changes. */
export const nightlyCount = (rows) => Math.ceil(rows / NIGHTLY_EVERY)

/** Status of row `index` in a file in which each item is out of stock at one of its sources, mostly another one. */
export const tenthOutOfStock = (index) =>
  index % SOURCES === Math.floor(index / SOURCES) % SOURCES ? 0 : 1

const LINES_A_CHUNK = 1000

/** `line(index)` for each of `count` rows, in chunks of text, for COPY and for files. */
export function* textChunks(count, line) {
  for (let from = 0; from < count; from += LINES_A_CHUNK) {
    const lines = []
    const to = Math.min(from + LINES_A_CHUNK, count)
    for (let index = from; index < to; index++) lines.push(line(index))
    yield `${lines.join("\n")}\n`
  }
}
