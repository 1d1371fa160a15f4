import type { Queryable } from "../../../database/database"
import { IN_CHUNK } from "./plan-targets"

export type Chunk = {
  importNumber: number
  /** Row number of the last line before the chunk. */
  from: number
  /** Row number of the last line of the chunk. */
  through: number
}

/** Some lines in a row: the numbers of the first and the last one. */
export type Stretch = { first: number; last: number }

/**
 * The next `most` lines of a stretch of which something is to be written, since the check found so or since they are among
 * the `drifted`, with all that lie between them, and with all that come after them where nothing more is to be written;
 * undefined where nothing is.
 */
export async function nextLinesToWrite(
  queryable: Queryable,
  importNumber: number,
  { left, most, drifted }: { left: Stretch; most: number; drifted: number[] }
): Promise<Stretch | undefined> {
  const { rows } = await queryable.query<Stretch & { found: number }>(
    `select min(row_number) as first, max(row_number) as last, count(*)::integer as found
     from (
       select row_number from (
         ${["create", "update", "delete"].map(nextOf).join(" union all ")}
         union all select unnest($5::integer[])
       ) line
       order by row_number
       limit $4
     ) line`,
    [importNumber, left.first, left.last, most, drifted]
  )
  const { found, first, last } = rows[0]
  if (!found) {
    return undefined
  }
  return { first, last: found < most ? left.last : last }
}

// One stretch of the partial index for each outcome; together they would be read from the first line on.
const nextOf = (outcome: string) => `(
  select row_number from stock_import_row
  where import_number = $1 and outcome <> 'unchanged' and outcome = '${outcome}' and row_number between $2 and $3
  order by row_number
  limit $4
)`

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
