import type { Connection } from "../../../database/connection"
import { ulidOf, WHITESPACE } from "../../../database/sql/fragments"
import {
  DECIDED,
  decideRows,
  LIVE_COLUMNS,
  ONCE,
  PLAN_COLUMNS,
} from "./decide-rows"
import { type JudgingPolicy, keepsStatus } from "./issue-rule"
import { quantityValue, unsignedPlus } from "./quantity-notation"
import { STATUS_VALUE } from "./status-words"

/** Staged lines, and what is wanted of them. */
export type RowsToJudge = {
  importNumber: number
  policy: JudgingPolicy
  /** Code that every line gets where the file has no `source_code`: the only source of a single-source store. */
  singleSourceCode: string | null
  /** Some are not read as they stand in the file; see corrections/sql/correct-stage.ts. */
  corrected?: boolean
}

export type JudgeRowsInput = RowsToJudge & { importId: string }

const BOUND = { singleSourceCode: "$3", allowedSources: "$4" }

/**
 * Judges all staged lines at once and keeps the plan: for every line exactly one outcome, before and after,
 * and what is wrong with it. Reads Medusa's tables, writes only `stock_import_row`.
 *
 * A source code matches exactly or in another case, which the unique index over `lower(code)` makes the same.
 * A SKU matches as it stands, then without the spaces around it and characters that cannot be seen (a warning).
 *
 * @returns how many lines there are
 */
export async function judgeRows(
  connection: Connection,
  input: JudgeRowsInput
): Promise<number> {
  const { policy } = input
  // Room for the hash joins of a million lines, in this transaction only.
  await connection.query("set local work_mem = '64MB'")
  const { rowCount } = await connection.query(
    `
    insert into stock_import_row (${PLAN_COLUMNS})
    with ${comparedRows(policy, BOUND)},
    ${decideRows("compared", policy)}
    ${DECIDED}
    order by r.row_number
    `,
    [
      input.importNumber,
      ulidOf(input.importId),
      input.singleSourceCode,
      ...(policy.allowedSources ? [policy.allowedSources] : []),
    ]
  )
  return rowCount ?? 0
}

/** SQL of the values that are bound beside a statement's own. */
type Bound = { singleSourceCode: string; allowedSources: string }

/** What data has, in which a quantity is a number or a number's text. */
const PLAIN_DOT = { decimal: ".", takesGroups: false } as const

/** What is compared with a line of which `level` is the inventory level. */
const ITEM_OF_LEVEL =
  "left join stock_source_item_note item on item.inventory_level_id = level.id"

/**
 * Common table expressions that find the pair of every staged line and what is live of it; the last one is named
 * `compared`, and knows which lines are `repeated_in` another one.
 */
function comparedRows(policy: JudgingPolicy, bound: Bound): string {
  return `
    ${linesAndCodes(policy, bound, "stock_import_stage")},
    resolved as (
      select
        line.*,
        code.id as source_id,
        coalesce(code.code, line.source_code) as resolved_code,
        code.stock_location_id,
        coalesce(
          exact.id,
          case when line.other_sku is not null then (
            select trimmed.id from inventory_item trimmed
            where trimmed.sku = line.other_sku and trimmed.deleted_at is null
          ) end
        ) as inventory_item_id,
        exact.id is null as sku_differs
      from line
      left join code on code.source_code = line.source_code
      left join inventory_item exact
        on exact.sku = line.sku and exact.deleted_at is null
    ),
    pair as materialized (
      select resolved.*, ${values(policy)}
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
        false as missing,
        ${LIVE_COLUMNS},
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
      ${ITEM_OF_LEVEL}
    )`
}

/** What the lines of one pair have in common, however they write its code and SKU; those of other pairs hardly ever have it. */
const PAIR_HASH = `hashtextextended(code.id, hashtextextended(coalesce(line.other_sku, line.sku), 0))`

/**
 * The same of those lines of `stage` whose pair is assigned and has no other line, and whose SKU stands as it is. Joined from
 * whichever side is smaller, and without keeping a line on the way.
 */
export function comparedAssigned(
  policy: JudgingPolicy,
  bound: Bound,
  stage: string
): string {
  return `
    ${linesAndCodes(policy, bound, stage)},
    twin as materialized (
      select ${PAIR_HASH} as pair_hash
      from line join code on code.source_code = line.source_code
      where line.sku is not null
      group by 1
      having count(*) > 1
    ),
    single as (
      select
        line.*, code.id as source_id, code.code as resolved_code, code.stock_location_id, ${values(policy)}
      from line
      join code on code.source_code = line.source_code
      where line.sku is not null and ${PAIR_HASH} not in (select pair_hash from twin)
      ${ONCE}
    ),
    compared as (
      select
        single.*,
        exact.id as inventory_item_id,
        false as sku_differs,
        false as missing,
        null::integer as repeated_in,
        ${LIVE_COLUMNS}
      from single
      join inventory_item exact on exact.sku = single.sku and exact.deleted_at is null
      join inventory_level level
        on level.inventory_item_id = exact.id
        and level.location_id = single.stock_location_id
        and level.deleted_at is null
      ${ITEM_OF_LEVEL}
    )`
}

/** SQL of a line's cells as values; "status_given" where the status that is there may count (decide-rows.ts). */
function values(policy: JudgingPolicy): string {
  const { decimal, takesGroups } = policy.notation ?? PLAIN_DOT
  const valueOf = (cell: string) => quantityValue(cell, decimal, takesGroups)
  const quantity = valueOf("quantity")
  return `
        ${capped(quantity, policy.atMost)} as quantity_value,
        ${valueOf("expected_quantity")} as expected_value,
        ${STATUS_VALUE} as ${keepsStatus(policy) ? "status_given" : "status_value"}`
}

// MAGENTO: an empty status is 1.
const STATUS = "coalesce(nullif(status, ''), '1') as status"
// A line that says nothing of the quantity leaves the status, too, as it is where it says nothing of that.
const STATUS_UNLESS_KEPT = `coalesce(nullif(status, ''), case when nullif(quantity, '') is not null then '1' end) as status`

/** SQL of what a line says; in one that adjusts, the change stands for the quantity. */
function cells({ behavior, keepsQuantity }: JudgingPolicy): string {
  return behavior === "adjust"
    ? `nullif(status, '') as status,
        ${unsignedPlus("nullif(quantity_change, '')")} as quantity,
        nullif(quantity_change, '') as quantity_change,
        null::text as expected_quantity`
    : `${keepsQuantity ? STATUS_UNLESS_KEPT : STATUS},
        nullif(quantity, '') as quantity,
        nullif(expected_quantity, '') as expected_quantity`
}

/** A cell that is no number stays none. */
function capped(quantity: string, atMost?: number): string {
  return atMost === undefined
    ? quantity
    : `case when ${quantity} > ${atMost} then ${atMost}::numeric else ${quantity} end`
}

function linesAndCodes(
  policy: JudgingPolicy,
  bound: Bound,
  stage: string
): string {
  const { allowedSources } = policy
  return `line as not materialized (
      select
        row_number,
        coalesce(nullif(source_code, ''), ${bound.singleSourceCode}::text) as source_code,
        coalesce(given_sku, nullif(sku, '')) as sku,
        -- Without what cannot be seen; null where that is the same, as in nearly all lines.
        nullif(btrim(sku, ${WHITESPACE}), coalesce(given_sku, sku)) as other_sku,
        ${cells(policy)},
        problem
      from ${stage}
    ),
    -- Few codes, many lines: look each code up once.
    code as materialized (
      select named.source_code, s.id, s.code, s.stock_location_id
      from (select distinct source_code from line) named
      join stock_source s
        on lower(s.code) = lower(named.source_code) and s.deleted_at is null
        ${allowedSources ? `and lower(s.code) = any(${bound.allowedSources}::text[])` : ""}
    )`
}
