import type { Connection } from "../../../database/connection"
import { finalQuantity } from "../../check/sql/decide-rows"
import { missingSentence } from "../../check/sql/issue-rules"
import { paramsJson } from "../../../database/sql/issue-json"
import type { StockImportDTO } from "../../../types"

/** Pairs of one source that a snapshot's file lacks and that are held back; units as a number, to be shown. */
export type HeldMissing = {
  source_code: string
  pairs: number
  units: number
  /** The first ones of them. */
  skus: string[]
}

const HELD = `import_number = $1 and issues is not null and outcome = 'skip'
       and issues @> '[{"code": "missing_beside_errors"}]'`

/** The missing pairs of a snapshot's plan that are held back, source by source, with the first `most` SKUs of each. */
export async function readHeldMissing(
  connection: Connection,
  importNumber: number,
  most: number
): Promise<HeldMissing[]> {
  const { rows } = await connection.query<HeldMissing>(
    `with held as materialized (
       select row_number, source_code, sku, before_quantity from stock_import_row where ${HELD}
     )
     select
       source_code,
       count(*)::integer as pairs,
       coalesce(sum(before_quantity), 0)::float8 as units,
       (
         select json_agg(sku order by row_number) from (
           select sku, row_number from held listed
           where listed.source_code = held.source_code
           order by row_number
           limit $2
         ) listed
       ) as skus
     from held
     group by source_code
     order by source_code collate "C"`,
    [importNumber, most]
  )
  return rows
}

/**
 * Plans the missing pairs that were held back as a snapshot without errors would: they go to 0 or are unassigned. For an
 * import that is being applied and has that alarm confirmed; a second time it does nothing.
 */
export async function releaseHeldMissing(
  connection: Connection,
  { number, missing, below_reserved }: StockImportDTO
): Promise<void> {
  const becomes =
    missing === "unassign"
      ? "outcome = 'delete'"
      : `outcome = 'update', after_status = before_status,
         after_quantity = ${finalQuantity(below_reserved, "0", "before_status")}`
  await connection.query(
    `update stock_import_row
     set ${becomes}, issues = (
       select jsonb_agg(
         case when issue ->> 'code' = 'missing_beside_errors'
           then (issue - 'message') || jsonb_build_object(
             'code', 'missing_from_file', 'params', ${paramsJson([missingSentence(missing)])})
           else issue
         end
         order by at
       )
       from jsonb_array_elements(issues) with ordinality as listed (issue, at)
     )
     where ${HELD}
       and exists (select 1 from stock_import where number = $1 and status = 'applying')`,
    [number]
  )
}
