import type { Connection } from "../../../database/connection"
import { PLAN_COLUMNS } from "../../check/sql/decide-rows"
import { SOURCE_GONE } from "../../../levels/sql/gone"
import type { StockImportDTO } from "../../../types"
import {
  BLOCK_COLUMNS,
  blockOf,
  LINES_OF_BLOCK,
  UNCHANGED_COLUMNS,
} from "../../plan/sql/unchanged-lines"

// From so many on all levels are read faster than these are looked up.
const MANY_LINES = 10_000

const ONE_BY_ONE = `
  select row_number, inventory_level_id, source_id, before_status, before_quantity, null::integer as block
  from stock_import_row
  where import_number = $1 and outcome = 'unchanged'`

const TOGETHER = `
  select ${UNCHANGED_COLUMNS}, block.first_row as block
  from stock_import_unchanged block
  ${LINES_OF_BLOCK}
  where block.import_number = $1`

/**
 * Row numbers, rising, of the lines after `after` that the check found unchanged and that are not as they were any more:
 * somebody has moved their stock since, or their source or its stock location is deleted. What such a line wants is what was
 * there, so that it has nothing to do as long as that is there. All of them in one go, without locks: to look each pair up for
 * itself took three quarters of the time that an apply of an unchanged file takes.
 *
 * Lines that are kept together get a row of their own where they have moved, so that a chunk writes them as any other.
 */
export async function driftedLines(
  connection: Connection,
  {
    number: importNumber,
    counts: { unchanged },
  }: Pick<StockImportDTO, "number" | "counts">,
  after: number
): Promise<number[]> {
  // Room for the hash joins of a million lines, in this transaction only.
  await connection.query("set local work_mem = '64MB'")
  // PostgreSQL takes a block for ten lines, for which it would look each level up by itself.
  if (unchanged > MANY_LINES) {
    await connection.query("set local enable_nestloop = off")
  }
  const moved = await findMoved(connection, TOGETHER, importNumber, after)
  await connection.query("set local enable_nestloop = on")
  if (moved.lines.length) {
    await keepOneByOne(connection, importNumber, moved)
  }
  const { lines: drifted } = await findMoved(
    connection,
    ONE_BY_ONE,
    importNumber,
    after
  )
  return drifted
}

/** Row numbers, rising, and the blocks that they are kept in. */
type Moved = { lines: number[]; blocks: number[] }

async function findMoved(
  connection: Connection,
  lines: string,
  importNumber: number,
  after: number
): Promise<Moved> {
  const { rows } = await connection.query<Moved>(
    `select
       coalesce(array_agg(r.row_number order by r.row_number), '{}') as lines,
       coalesce(array_agg(distinct r.block), '{}') as blocks
     from (${lines}) r
     left join inventory_level level
       on level.id = r.inventory_level_id and level.deleted_at is null
     left join stock_source_item_note item on item.inventory_level_id = r.inventory_level_id
     where r.row_number > $2
       and (
         level.id is null
         or r.source_id in (select s.id from stock_source s where ${SOURCE_GONE})
         or coalesce(item.status, 1) <> r.before_status
         or level.stocked_quantity + coalesce(item.withheld_quantity, 0) <> r.before_quantity
       )`,
    [importNumber, after]
  )
  return rows[0]
}

async function keepOneByOne(
  connection: Connection,
  importNumber: number,
  { lines, blocks }: Moved
): Promise<void> {
  await connection.query(
    `with opened as (
       delete from stock_import_unchanged
       where import_number = $1 and first_row = any($3::integer[])
       returning *
     ),
     line as materialized (
       select ${UNCHANGED_COLUMNS}, block.first_row, block.with_expected, line.row_number = any($2::integer[]) as moved
       from opened block
       ${LINES_OF_BLOCK}
     ),
     kept as (
       insert into stock_import_row (${PLAN_COLUMNS})
       select ${PLAN_COLUMNS} from line where moved
     )
     insert into stock_import_unchanged (${BLOCK_COLUMNS})
     select import_number, source_id, source_code, before_status, with_expected, by_change, keeps_status, ${blockOf("inventory_level_id")}
     from line
     where not moved
     group by import_number, first_row, source_id, source_code, before_status, with_expected, by_change, keeps_status`,
    [importNumber, lines, blocks]
  )
}
