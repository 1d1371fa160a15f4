import type { Connection } from "../database"
import { DECIDED, decideRows, LIVE_COLUMNS, PLAN_COLUMNS } from "./decide-rows"
import { ulidOf } from "./fragments"
import type { JudgeRowsInput } from "./judge-rows"

/**
 * Adds what a snapshot's file does not have to its plan, behind the last line of the file: for every source that the
 * file names, the pairs of which no line says anything. A pair on a line in error is not missing.
 * Items without a SKU, which no file can name, stay as they are.
 */
export async function judgeMissing(
  connection: Connection,
  { importId, importNumber, policy }: Omit<JudgeRowsInput, "singleSourceCode">
): Promise<void> {
  const behavior = policy.missing === "unassign" ? "delete" : "snapshot"
  await connection.query(
    `
    insert into stock_import_row (${PLAN_COLUMNS})
    with named as materialized (
      select distinct source_id from stock_import_row
      where import_number = $1 and source_id is not null
    ),
    compared as (
      select
        (select max(row_number) from stock_import_row where import_number = $1)
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
        ${LIVE_COLUMNS}
      from named
      join stock_source source on source.id = named.source_id
      join inventory_level level
        on level.location_id = source.stock_location_id and level.deleted_at is null
      join inventory_item owner
        on owner.id = level.inventory_item_id and owner.deleted_at is null and owner.sku is not null
      left join stock_source_item item
        on item.inventory_level_id = level.id and item.deleted_at is null
      where not exists (
        select 1 from stock_import_row plan
        where plan.import_number = $1
          and plan.source_id = source.id
          and plan.inventory_item_id = level.inventory_item_id
      )
    ),
    ${decideRows("compared", { ...policy, behavior })}
    ${DECIDED}
    order by r.row_number
    `,
    [importNumber, ulidOf(importId)]
  )
}
