import type { Connection } from "../../../database/connection"

/** A source to which a plan assigns pairs, and how many it has by now; of those only so many are counted as matter. */
export type Assignment = {
  source_code: string
  created: number
  had: number
}

/** How many pairs sources have to which a plan assigns some; counted up to `created / times`. */
export async function readAssignments(
  connection: Connection,
  assigned: readonly Omit<Assignment, "had">[],
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
     from unnest($1::text[], $2::integer[]) as assigned (code, created)
     join stock_source source on source.code = assigned.code and source.deleted_at is null
     order by source.code collate "C"`,
    [
      assigned.map(({ source_code }) => source_code),
      assigned.map(({ created }) => created),
      times,
    ]
  )
  return rows
}

/** Units that sell at a source, whether a file names them or not. */
export async function countUnitsInStock(
  connection: Connection,
  sourceCode: string
): Promise<number> {
  const { rows } = await connection.query<{ units: number }>(
    `select coalesce(sum(level.stocked_quantity + coalesce(item.withheld_quantity, 0)), 0)::float8 as units
     from stock_source source
     join inventory_level level on level.location_id = source.stock_location_id and level.deleted_at is null
     left join stock_source_item_note item on item.inventory_level_id = level.id
     where source.code = $1 and source.deleted_at is null and coalesce(item.status, 1) = 1`,
    [sourceCode]
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
