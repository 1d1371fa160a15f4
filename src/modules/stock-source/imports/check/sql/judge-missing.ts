import { ROW_PROBLEM_CODES } from "../../../../../csv"
import type { Connection } from "../../../database/connection"
import { DECIDED, decideRows, LIVE_COLUMNS, PLAN_COLUMNS } from "./decide-rows"
import { ulidOf } from "../../../database/sql/fragments"
import { lastPlannedRow } from "../../plan/sql/last-planned-row"
import { LINES_OF_BLOCK } from "../../plan/sql/unchanged-lines"
import type { JudgeRowsInput } from "./judge-rows"

/**
 * Lines in error that may stand for any pair of a source, or of all sources where `source_id` is null: their SKU or
 * source is not known, or they could not be read.
 */
const DOUBTFUL = `
      select distinct case when ${unreadable()} then null else source_id end as source_id
      from stock_import_row
      where import_number = $1 and issues is not null and outcome = 'error'
        and (source_id is null or inventory_item_id is null or ${unreadable()})`

function unreadable(): string {
  const codes = Object.keys(ROW_PROBLEM_CODES).map((code) => `'${code}'`)
  return `issues -> 0 ->> 'code' in (${codes.join(", ")})`
}

/**
 * Adds what a snapshot's file does not have to its plan, behind the last line of the file: for every source that the
 * file names, the pairs of which no line says anything. A pair on a line in error is not missing.
 * Items without a SKU, which no file can name, stay as they are.
 *
 * Where a line in error may stand for missing pairs, these are held back: they are skipped, and the issue
 * `missing_beside_errors` says so (see held-missing.ts).
 *
 * @returns how many pairs are missing
 */
export async function judgeMissing(
  connection: Connection,
  { importId, importNumber, policy }: Omit<JudgeRowsInput, "singleSourceCode">
): Promise<number> {
  const behavior = policy.missing === "unassign" ? "delete" : "snapshot"
  const { rowCount } = await connection.query(
    `
    insert into stock_import_row (${PLAN_COLUMNS})
    with doubtful as materialized (
      ${DOUBTFUL}
    ),
    named as materialized (
      select
        source_id,
        exists (select 1 from doubtful where doubtful.source_id is null or doubtful.source_id = named.source_id) as held
      from (
        select source_id from stock_import_row where import_number = $1 and source_id is not null
        union
        select source_id from stock_import_unchanged where import_number = $1
      ) named
    ),
    unchanged as (
      select block.source_id, line.inventory_item_id
      from stock_import_unchanged block
      ${LINES_OF_BLOCK}
      where block.import_number = $1
    ),
    compared as (
      select
        $3::integer
          + row_number() over (order by source.code collate "C", owner.sku collate "C") as row_number,
        source.code as source_code,
        source.code as resolved_code,
        source.id as source_id,
        owner.sku,
        owner.id as inventory_item_id,
        false as sku_differs,
        null::integer as repeated_in,
        null::jsonb as problem,
        null::text as status,
        coalesce(item.status, 1)::smallint as status_value,
        '0'::text as quantity,
        0::numeric as quantity_value,
        null::text as expected_quantity,
        null::numeric as expected_value,
        true as missing,
        named.held,
        ${LIVE_COLUMNS}
      from named
      join stock_source source on source.id = named.source_id
      join inventory_level level
        on level.location_id = source.stock_location_id and level.deleted_at is null
      join inventory_item owner
        on owner.id = level.inventory_item_id and owner.deleted_at is null and owner.sku is not null
      left join stock_source_item_note item on item.inventory_level_id = level.id
      where not exists (
        select 1 from stock_import_row plan
        where plan.import_number = $1
          and plan.source_id = source.id
          and plan.inventory_item_id = level.inventory_item_id
      )
      and not exists (
        select 1 from unchanged
        where unchanged.source_id = source.id and unchanged.inventory_item_id = level.inventory_item_id
      )
    ),
    ${decideRows("compared", { ...policy, behavior, holdsMissing: true, keepsQuantity: false, unassignedBy: undefined })}
    ${DECIDED}
    order by r.row_number
    `,
    [
      importNumber,
      ulidOf(importId),
      await lastPlannedRow(connection, importNumber),
    ]
  )
  return rowCount ?? 0
}
