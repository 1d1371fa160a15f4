import type { Connection } from "../database"
import { LIVE_CHUNK } from "./plan-targets"

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
 * import, which fills tables that PostgreSQL still takes for empty, took 38 s in place of 9 for 100,000 rows.
 */
async function preferIndexes(connection: Connection): Promise<void> {
  await connection.query(
    "set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off"
  )
}

/** Ids of the inventory items of the lines for which `needed` (SQL of ours) holds now. Locks nothing; call it in a transaction. */
export async function chunkItemIds(
  connection: Connection,
  chunk: Chunk,
  needed: string
): Promise<string[]> {
  await preferIndexes(connection)
  const { rows } = await connection.query<{ ids: string[] | null }>(
    `select array_agg(distinct inventory_item_id) as ids from (${LIVE_CHUNK}) live where ${needed}`,
    [chunk.importNumber, chunk.from, chunk.through]
  )
  return rows[0].ids ?? []
}

/**
 * Locks what a chunk is about to write until the transaction ends: its sources against being enabled or disabled,
 * its levels against anyone else. Levels in the order of their ids, so that two writers never wait for each other.
 */
export async function lockChunk(
  connection: Connection,
  chunk: Chunk,
  itemIds: string[]
): Promise<void> {
  await preferIndexes(connection)
  await connection.query(
    `select 1 from stock_source
     where id in (
       select distinct source_id from stock_import_row
       where import_number = $1 and row_number > $2 and row_number <= $3
     )
     order by id
     for share`,
    [chunk.importNumber, chunk.from, chunk.through]
  )
  await connection.query(
    `select 1 from inventory_level
     where id in (
       select level_id from (${LIVE_CHUNK}) live where inventory_item_id = any($4::text[])
     )
     order by id
     for update`,
    [chunk.importNumber, chunk.from, chunk.through, itemIds]
  )
}
