import type { Connection } from "../database"
import type { Behavior } from "../types"
import { importedId, ulidOf } from "./fragments"
import { rowIssues } from "./row-issues"

export type JudgeRowsInput = {
  importId: string
  importNumber: number
  behavior: Behavior
  /** Code that every line gets where the file has no `source_code`: the only source of a single-source store. */
  singleSourceCode: string | null
}

// What a spreadsheet leaves around a SKU without showing it.
const BLANKS = `E' \\t\\r\\n\\u00a0'`

/**
 * Judges all staged lines at once and keeps the plan: for every line exactly one outcome, before and after,
 * and what is wrong with it. Reads Medusa's tables, writes only `stock_import_row`.
 *
 * A source code matches exactly or in another case, which the unique index over `lower(code)` makes the same.
 * A SKU matches as it stands, then without the blanks around it (a warning).
 */
export async function judgeRows(
  connection: Connection,
  input: JudgeRowsInput
): Promise<void> {
  // Room for the hash joins of a million lines, in this transaction only.
  await connection.query("set local work_mem = '64MB'")
  await connection.query(
    `
    insert into stock_import_row (
      import_number, row_number, source_code, sku, outcome, source_id,
      inventory_item_id, inventory_level_id,
      before_status, before_quantity, after_status, after_quantity, issues
    )
    with line as (
      select
        row_number,
        coalesce(nullif(source_code, ''), $3::text) as source_code,
        nullif(sku, '') as sku,
        coalesce(nullif(status, ''), '1') as status,
        nullif(quantity, '') as quantity,
        problem
      from stock_import_stage
    ),
    -- Few codes, many lines: look each code up once.
    code as materialized (
      select named.source_code, s.id, s.code, s.stock_location_id
      from (select distinct source_code from line) named
      join stock_source s
        on lower(s.code) = lower(named.source_code) and s.deleted_at is null
    ),
    resolved as (
      select
        line.*,
        code.id as source_id,
        coalesce(code.code, line.source_code) as resolved_code,
        code.stock_location_id,
        coalesce(
          exact.id,
          case when line.sku <> btrim(line.sku, ${BLANKS}) then (
            select trimmed.id from inventory_item trimmed
            where trimmed.sku = btrim(line.sku, ${BLANKS}) and trimmed.deleted_at is null
          ) end
        ) as inventory_item_id,
        exact.id is null as sku_differs
      from line
      left join code on code.source_code = line.source_code
      left join inventory_item exact
        on exact.sku = line.sku and exact.deleted_at is null
    ),
    pair as materialized (
      select
        resolved.*,
        case
          when quantity ~ '^[+]?([0-9]{1,30}[.]?[0-9]{0,30}|[.][0-9]{1,30})$' then quantity::numeric
        end as quantity_value,
        case when status in ('0', '1') then status::smallint end as status_value
      from resolved
    ),
    repeated as (
      select source_id, inventory_item_id, min(row_number) as first_row, max(row_number) as last_row
      from pair
      where source_id is not null and inventory_item_id is not null and problem is null
      group by source_id, inventory_item_id
      having count(*) > 1
    ),
    compared as (
      select
        pair.*,
        level.id as level_id,
        level.reserved_quantity,
        case when level.id is not null then coalesce(item.status, 1) end as before_status,
        level.stocked_quantity + coalesce(item.withheld_quantity, 0) as before_quantity,
        case
          when repeated.first_row = pair.row_number then repeated.last_row
          else repeated.first_row
        end as repeated_in
      from pair
      left join repeated
        on repeated.source_id = pair.source_id
        and repeated.inventory_item_id = pair.inventory_item_id
      left join inventory_level level
        on level.inventory_item_id = pair.inventory_item_id
        and level.location_id = pair.stock_location_id
        and level.deleted_at is null
      left join stock_source_item item
        on item.inventory_level_id = level.id and item.deleted_at is null
    ),
    ${rowIssues("compared", "$4::text")},
    decided as (
      select
        judged.*,
        case
          when has_error then 'error'
          when $4::text = 'delete' then case when level_id is null then 'skip' else 'delete' end
          when level_id is null then 'create'
          when before_status = status_value and before_quantity = quantity_value then 'unchanged'
          else 'update'
        end as outcome
      from judged
    )
    select
      $1::integer, r.row_number, r.resolved_code, r.sku, r.outcome, r.source_id,
      r.inventory_item_id,
      case
        when r.outcome = 'create' then ${importedId("ilev", "$2::text")}
        else r.level_id
      end,
      r.before_status, r.before_quantity,
      case when r.outcome in ('create', 'update', 'unchanged') then r.status_value end,
      case when r.outcome in ('create', 'update', 'unchanged') then trim_scale(r.quantity_value) end,
      r.issues
    from decided r
    order by r.row_number
    `,
    [
      input.importNumber,
      ulidOf(input.importId),
      input.singleSourceCode,
      input.behavior,
    ]
  )
  await connection.query("analyze stock_import_row")
}
