// The limit: what PostgreSQL alone does with these rows, on a twin of Medusa's inventory_level.
import { Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { to as copyTo } from "pg-copy-streams"
import { middleOfThree, timed } from "./client.mjs"
import { cpuClock } from "./cpu.mjs"
import { SOURCES, itemCount, stockRow, textChunks } from "./data.mjs"
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

const EXPORT = `
  copy (
    select location_id, sku, 1 as status, stocked_quantity
    from inventory_level level
    join inventory_item item on item.id = level.inventory_item_id
    where level.deleted_at is null
    order by location_id collate "C", sku collate "C"
  ) to stdout with (format csv, header)
`

async function seedItems(client, rows) {
  const chunks = textChunks(itemCount(rows), (item) => {
    const { inventoryItemId, sku } = stockRow(item * SOURCES)
    return `${inventoryItemId}\t${sku}`
  })
  await copyIn(client, "copy inventory_item (id, sku) from stdin", chunks)
  await client.query("analyze inventory_item")
}

/** COPY to a stage and one upsert, in one transaction; checks that it wrote every row. */
async function writeAll(client, rows, round) {
  await client.query("begin")
  await client.query(
    "create temp table stage (level_id text, location_id text, sku text, quantity numeric) on commit drop"
  )
  const chunks = textChunks(rows, (index) => {
    const row = stockRow(index, round)
    return `${row.levelId}\t${row.locationId}\t${row.sku}\t${row.quantity}`
  })
  await copyIn(client, "copy stage from stdin", chunks)
  await client.query("analyze stage")
  const { rowCount } = await client.query(UPSERT)
  await client.query("commit")
  expectRows(rowCount, rows)
}

async function exportAll(client, rows) {
  let lines = 0
  const count = new Writable({
    write(chunk, _encoding, done) {
      for (const byte of chunk) if (byte === 10) lines++
      done()
    },
  })
  await pipeline(client.query(copyTo(EXPORT)), count)
  expectRows(lines - 1, rows)
}

/**
 * Creates, updates and exports `rows` levels in a schema of its own in a copy of the store's database.
 *
 * @param {{url: string, rows: number}} input
 * @returns {Promise<{side: string, work: string, rows: number, ms: number}[]>}
 */
export function measureRawPostgres({ url, postgresPid, rows }) {
  return withDatabase(url, "stock_sources_bench_raw", (database) =>
    withClient(database, async (client) => {
      await client.query(SCHEMA)
      await seedItems(client, rows)
      const cpu = cpuClock(() => [process.pid, postgresPid])
      const took = {
        create: await timed(() => writeAll(client, rows, 0), cpu),
        update: await timed(() => writeAll(client, rows, 1), cpu),
        export: await middleOfThree(() =>
          timed(() => exportAll(client, rows), cpu)
        ),
      }
      return Object.entries(took).map(([work, time]) => ({
        side: "raw PostgreSQL",
        work,
        rows,
        ...time,
      }))
    })
  )
}
