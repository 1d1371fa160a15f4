import type { Connection } from "../../../database/connection"

/** What a plan does to one source; units are decimals as numbers: they are only compared and shown. */
export type AlarmFacts = {
  source_code: string
  stock_location_id: string
  /** Pairs with units whose quantity or status changes, or that go. */
  touched: number
  /** Of them, pairs with units that sell and will not: quantity 0, out of stock or unassigned. */
  withdrawn: number
  withdrawn_units: number
  /** Pairs with units whose quantity changes, and of them those that get ten times as many or more, or a tenth or less but some. */
  changed: number
  tenfold: number
  tenth: number
  /** Of them, those that hold ten units or more. */
  tenfold_of_many: number
  tenth_of_many: number
}

/** Sources of which the plan touches at least `minimum` pairs that hold units. */
export async function readAlarmFacts(
  connection: Connection,
  importNumber: number,
  minimum: number
): Promise<AlarmFacts[]> {
  const { rows } = await connection.query<AlarmFacts>(
    `select facts.*, source.stock_location_id
     from (
       select
         source_id,
         source_code,
         count(*)::integer as touched,
         (count(*) filter (where ${WITHDRAWN}))::integer as withdrawn,
         coalesce(sum(before_quantity) filter (where ${WITHDRAWN}), 0)::float8 as withdrawn_units,
         (count(*) filter (where after_quantity <> before_quantity))::integer as changed,
         (count(*) filter (where ${TENFOLD}))::integer as tenfold,
         (count(*) filter (where ${TENFOLD} and before_quantity >= 10))::integer as tenfold_of_many,
         (count(*) filter (where ${TENTH}))::integer as tenth,
         (count(*) filter (where ${TENTH} and before_quantity >= 10))::integer as tenth_of_many
       from stock_import_row
       where import_number = $1
         and outcome <> 'unchanged' and outcome in ('update', 'delete')
         and before_quantity > 0
       group by source_id, source_code
       having count(*) >= $2
     ) facts
     join stock_source source on source.id = facts.source_id
     order by source_code collate "C"`,
    [importNumber, minimum]
  )
  return rows
}

const WITHDRAWN = `before_status = 1 and (outcome = 'delete' or after_status = 0 or after_quantity = 0)`

const TENFOLD = "after_quantity >= 10 * before_quantity"

// To 0 is no slip of the decimal point.
const TENTH = "after_quantity > 0 and after_quantity * 10 <= before_quantity"

/** A source to which a plan assigns pairs, and how many it has by now; of those only so many are counted as matter. */
export type Assignment = {
  source_code: string
  created: number
  had: number
}

/** Sources to which a plan assigns at least `minimum` pairs. `had` is counted up to `created / times`. */
export async function readAssignments(
  connection: Connection,
  importNumber: number,
  minimum: number,
  times: number
): Promise<Assignment[]> {
  const { rows } = await connection.query<Assignment>(
    `select source.code as source_code, created, (
       select count(*)::integer from (
         select 1 from inventory_level
         where location_id = source.stock_location_id and deleted_at is null
         limit created / $3 + 1
       ) level
     ) as had
     from (
       select source_id, count(*)::integer as created
       from stock_import_row
       where import_number = $1 and outcome <> 'unchanged' and outcome = 'create'
       group by source_id
       having count(*) >= $2
     ) assigned
     join stock_source source on source.id = assigned.source_id
     order by source.code collate "C"`,
    [importNumber, minimum, times]
  )
  return rows
}

/** Units that sell at a stock location, whether a file names them or not. */
export async function countUnitsInStock(
  connection: Connection,
  stockLocationId: string
): Promise<number> {
  const { rows } = await connection.query<{ units: number }>(
    `select coalesce(sum(level.stocked_quantity + coalesce(item.withheld_quantity, 0)), 0)::float8 as units
     from inventory_level level
     left join stock_source_item item
       on item.inventory_level_id = level.id and item.deleted_at is null
     where level.location_id = $1 and level.deleted_at is null and coalesce(item.status, 1) = 1`,
    [stockLocationId]
  )
  return rows[0].units
}

/** Those of `codes` that no applied import has named, in a store where an import was applied before. */
export async function findNewSources(
  connection: Connection,
  codes: string[]
): Promise<string[]> {
  const { rows } = await connection.query<{ code: string }>(
    `select code from unnest($1::text[]) code
     where exists (select 1 from stock_import where applied_at is not null)
       and not exists (
         select 1 from stock_import
         where applied_at is not null
           and totals @> jsonb_build_array(jsonb_build_object('source_code', code))
       )`,
    [codes]
  )
  return rows.map(({ code }) => code)
}
