import type { Connection } from "../../../database/connection"
import type { Queryable } from "../../../database/database"
import { type Gone, GONE_OF_SOURCE } from "../../../levels/sql/gone"
import { lockLevels } from "../../../levels/sql/lock-levels"
import { WITHOUT_MAKING_WAY } from "../../../levels/sql/make-way-trigger"
import { IN_CHUNK } from "./plan-targets"

export type Chunk = {
  importNumber: number
  /** Row number of the last line before the chunk. */
  from: number
  /** Row number of the last line of the chunk. */
  through: number
}

/**
 * A chunk is small against its tables, so the way to their rows is the index, whatever the statistics say. Until the
 * end of this transaction. Hashing a whole table for every chunk took 290 ms in place of 40 at 100,000 levels; a first
 * import, which fills tables that PostgreSQL still takes for empty, took 38 s in place of 9 for 100,000 rows. No two lines
 * of a chunk look for the same level, so to memoize what was found costs 2 µs a line and finds nothing.
 */
async function prepareToWrite(connection: Connection): Promise<void> {
  await connection.query(
    `set local enable_mergejoin = off; set local enable_seqscan = off; set local enable_memoize = off; ${WITHOUT_MAKING_WAY}`
  )
}

/**
 * Row number of the last line of a chunk that ends with the last line of an item, so that two chunks share none in a file
 * that is sorted by SKU; `through`, where all of the chunk is one item's or the plan ends there.
 */
export async function endOfItem(
  queryable: Queryable,
  { importNumber, from, through }: Chunk
): Promise<number> {
  const { rows } = await queryable.query<{ last: number | null }>(
    `select max(row_number) as last
     from (
       select row_number, inventory_item_id,
         lead(inventory_item_id) over (order by row_number) as next_item_id
       from stock_import_row
       where import_number = $1 and row_number > $2 and row_number <= $3 + 1
     ) line
     where row_number <= $3 and inventory_item_id is distinct from next_item_id`,
    [importNumber, from, through]
  )
  return rows[0].last ?? through
}

/**
 * Ids of the inventory items of the lines that the check found to change something, and of the `drifted` ones. Locks
 * nothing. As JSON, here and where a chunk tells of its levels: `pg` reads arrays letter by letter, at 260 bytes of garbage
 * an id.
 */
export async function chunkItemIds(
  queryable: Queryable,
  chunk: Chunk,
  drifted: number[]
): Promise<string[]> {
  const { rows } = await queryable.query<{ ids: string[] | null }>(
    `select json_agg(distinct inventory_item_id) as ids
     from stock_import_row r
     where ${IN_CHUNK}
       and (outcome in ('create', 'update', 'delete') or row_number = any($4::integer[]))`,
    [chunk.importNumber, chunk.from, chunk.through, drifted]
  )
  return rows[0].ids ?? []
}

/**
 * Locks the sources of a chunk against being enabled, disabled or deleted until the transaction ends. Its levels are held
 * by Medusa's item locks; whoever goes without those is found out when they are written (see missed-levels.ts), and
 * waits from then on: `levelsToo`.
 *
 * @returns what is gone of the sources. A stock location that is deleted after this was asked is deleted after the
 *   chunk, whatever is committed first: Medusa looks at no level when it deletes one.
 */
export async function lockChunk(
  connection: Connection,
  chunk: Chunk,
  { itemIds, levelsToo }: { itemIds: string[]; levelsToo: boolean }
): Promise<Gone["sources"]> {
  await prepareToWrite(connection)
  const { rows } = await connection.query<ChunkSource>(
    `select id, stock_location_id, ${GONE_OF_SOURCE} as gone
     from stock_source s
     where id in (select distinct source_id from stock_import_row r where ${IN_CHUNK})
     order by id
     for share`,
    [chunk.importNumber, chunk.from, chunk.through]
  )
  if (levelsToo) {
    const locationIds = rows.map((source) => source.stock_location_id)
    await lockLevels(connection, itemIds, locationIds)
  }
  return Object.fromEntries(
    rows.flatMap(({ id, gone }) => (gone ? [[id, gone]] : []))
  )
}

type ChunkSource = {
  id: string
  stock_location_id: string
  gone: Gone["sources"][string] | null
}
