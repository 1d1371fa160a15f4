// The limit: what PostgreSQL alone does with these rows, on a twin of Medusa's inventory_level.
import { createHash } from "node:crypto"
import { pipeline } from "node:stream/promises"
import { to as copyTo } from "pg-copy-streams"
import { middleOfThree, timed } from "./client.mjs"
import { cpuClock } from "./cpu.mjs"
import { CountLines } from "./count-lines.mjs"
import {
  SOURCES,
  itemCount,
  nightlyCount,
  nightlyRound,
  stockRow,
  textChunks,
} from "./data.mjs"
import { copyIn } from "./fixture.mjs"
import { expectRows } from "./ours.mjs"
import { withClient, withDatabase } from "./store.mjs"

// Columns, defaults and indexes as Medusa's migrations have left them in this very database.
const SCHEMA = `
  create schema raw_limit;
  set search_path = raw_limit;
  create table inventory_item (like public.inventory_item including all);
  create table inventory_level (like public.inventory_level including all);
  alter table inventory_level add foreign key (inventory_item_id)
    references inventory_item on update cascade on delete cascade;
  create table source (location_id text primary key, code text not null);
`

const UPSERT = `
  insert into inventory_level (
    id, inventory_item_id, location_id, stocked_quantity,
    raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity
  )
  select level_id, item.id, location_id, quantity,
    jsonb_build_object('value', quantity::text, 'precision', 20),
    '{"value": "0", "precision": 20}', '{"value": "0", "precision": 20}'
  from stage
  join inventory_item item on item.sku = stage.sku and item.deleted_at is null
  on conflict (inventory_item_id, location_id) where deleted_at is null
  do update set
    stocked_quantity = excluded.stocked_quantity,
    raw_stocked_quantity = excluded.raw_stocked_quantity,
    updated_at = now()
`

// What a program would write that knows what has changed as soon as it sees it: only that.
const UPDATE_DIFFERENT = `
  update inventory_level level
  set stocked_quantity = stage.quantity,
    raw_stocked_quantity = jsonb_build_object('value', stage.quantity::text, 'precision', 20),
    updated_at = now()
  from stage
  join inventory_item item on item.sku = stage.sku and item.deleted_at is null
  where level.inventory_item_id = item.id and level.location_id = stage.location_id
    and level.deleted_at is null and level.stocked_quantity <> stage.quantity
`

// The very bytes that this plugin exports.
const EXPORT = `
  copy (
    select code as source_code, sku, 1 as status, stocked_quantity as quantity
    from inventory_level level
    join source on source.location_id = level.location_id
    join inventory_item item on item.id = level.inventory_item_id
    where level.deleted_at is null
    order by code collate "C", sku collate "C"
  ) to stdout with (format csv, header)
`

async function seedSources(client) {
  for (let number = 0; number < SOURCES; number++) {
    const { locationId, sourceCode } = stockRow(number)
    await client.query("insert into source values ($1, $2)", [
      locationId,
      sourceCode,
    ])
  }
  await client.query("analyze source")
}

async function seedItems(client, rows) {
  const chunks = textChunks(itemCount(rows), (item) => {
    const { inventoryItemId, sku } = stockRow(item * SOURCES)
    return `${inventoryItemId}\t${sku}`
  })
  await copyIn(client, "copy inventory_item (id, sku) from stdin", chunks)
  await client.query("analyze inventory_item")
}

/**
 * COPY to a stage and one statement, in one transaction; checks that it wrote as many rows as it should.
 *
 * @param {(index: number) => number} roundOf the round whose quantity each row has
 */
async function write(client, { rows, roundOf, statement, wanted = rows }) {
  await client.query("begin")
  await client.query(
    "create temp table stage (level_id text, location_id text, sku text, quantity numeric) on commit drop"
  )
  const chunks = textChunks(rows, (index) => {
    const row = stockRow(index, roundOf(index))
    return `${row.levelId}\t${row.locationId}\t${row.sku}\t${row.quantity}`
  })
  await copyIn(client, "copy stage from stdin", chunks)
  await client.query("analyze stage")
  const { rowCount } = await client.query(statement)
  await client.query("commit")
  expectRows(rowCount, wanted)
}

const exportInto = (client, output) =>
  pipeline(client.query(copyTo(EXPORT)), output)

async function exportAll(client, rows) {
  const lines = new CountLines()
  await exportInto(client, lines)
  expectRows(lines.count - 1, rows)
}

/** Creates, exports and updates all rows; the order is that of ours.mjs. */
async function measureAll(client, rows, cpu) {
  const time = (act) => timed(act, cpu)
  const all = (round) => () =>
    write(client, { rows, roundOf: () => round, statement: UPSERT })
  const took = {
    create: await time(all(0)),
    export: await middleOfThree(() => time(() => exportAll(client, rows))),
  }
  const hash = createHash("sha256")
  await exportInto(client, hash)
  took.export.sha256 = hash.digest("hex")
  took.nightly = await time(() =>
    write(client, {
      rows,
      roundOf: nightlyRound,
      statement: UPDATE_DIFFERENT,
      wanted: nightlyCount(rows),
    })
  )
  took.update = await time(all(1))
  return took
}

/**
 * Creates, exports and updates `rows` levels in a schema of its own in a copy of the store's database.
 *
 * @param {{url: string, rows: number}} input
 * @returns {Promise<{side: string, work: string, rows: number, ms: number}[]>}
 */
export function measureRawPostgres({ url, postgresPid, rows }) {
  return withDatabase(url, "stock_sources_bench_raw", (database) =>
    withClient(database, async (client) => {
      await client.query(SCHEMA)
      await seedSources(client)
      await seedItems(client, rows)
      const clock = cpuClock(() => [process.pid, postgresPid])
      const took = await measureAll(client, rows, clock)
      return Object.entries(took).map(([work, { ms, cpu, sha256 }]) => ({
        side: "raw PostgreSQL",
        work,
        rows,
        ms,
        cpu,
        sha256,
      }))
    })
  )
}
