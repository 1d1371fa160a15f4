import type { Connection } from "../../../database/connection"
import { type Gone, GONE_OF_SOURCE } from "../../../levels/sql/gone"
import { lockLevels } from "../../../levels/sql/lock-levels"
import { WITHOUT_MAKING_WAY } from "../../../levels/sql/make-way-trigger"
import type { Chunk } from "./chunk-lines"
import { IN_CHUNK } from "./plan-targets"

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
