import type { Queryable } from "../database"

const FIRST = 250
const FACTOR = 4

/**
 * Lets PostgreSQL count levels and what is said of them again when the lines written so far have passed 250, 1,000, 4,000, …:
 * a first import fills tables that its statistics take for empty until autovacuum comes by, up to a minute later.
 * For an empty table all indexes are as good, and it took the one of the stock location, which holds every level of a
 * source: each chunk read all that was written before it. Medusa's own queries profit likewise. Only of the columns that
 * rows are looked up by: all of them took four times as long. Not where a table is vacuumed just now, which would be waited for.
 */
export async function refreshStatistics(
  queryable: Queryable,
  { from, through }: { from: number; through: number }
): Promise<void> {
  if (magnitude(from) < magnitude(through)) {
    await queryable.query(
      "analyze (skip_locked) inventory_level (inventory_item_id, location_id, deleted_at)"
    )
    await queryable.query(
      "analyze (skip_locked) stock_source_item_note (inventory_level_id)"
    )
  }
}

/**
 * Lets PostgreSQL count sources and their stock locations: they are too few for autovacuum ever to do it, and without it all
 * levels are taken for twenty, which are joined by one process in twice the time.
 */
export async function refreshSourceStatistics(
  queryable: Queryable
): Promise<void> {
  await queryable.query("analyze stock_source, stock_location")
}

/** How often the lines have grown by `FACTOR` since the first time; -1 before that. */
function magnitude(lines: number): number {
  return lines < FIRST
    ? -1
    : Math.floor(Math.log(lines / FIRST) / Math.log(FACTOR))
}
