import type { BelowReserved } from "../../../types"
import { clamped, importedId, rebased } from "../../../database/sql/fragments"
import { issueJson } from "../../../database/sql/issue-json"
import { type IssueRule, type JudgingPolicy, keepsStatus } from "./issue-rule"
import { issueRules } from "./issue-rules"
import { saysUnassigned } from "./unassigned-lines"

/** Columns of the plan in the order of {@link DECIDED}. */
export const PLAN_COLUMNS = `
  import_number, row_number, source_code, sku, outcome, source_id,
  inventory_item_id, inventory_level_id,
  before_status, before_quantity, after_status, after_quantity,
  change_quantity, reserved_quantity, issues, by_change, keeps_status`

/**
 * What is live beside a line's own cells: the columns that {@link decideRows} needs of its relation.
 * `level` and `item` are the pair's inventory level and source item.
 */
export const LIVE_COLUMNS = `
  level.id as level_id,
  level.reserved_quantity,
  case when level.id is not null then coalesce(item.status, 1) end as before_status,
  level.stocked_quantity + coalesce(item.withheld_quantity, 0) as before_quantity`

/** Keeps PostgreSQL from working an expression out anew wherever a query above names it. */
export const ONCE = "offset 0"

/**
 * Common table expressions that give every line of `relation` its issues, its one outcome and what it leads to;
 * the last one is named `decided`.
 */
export function decideRows(relation: string, policy: JudgingPolicy): string {
  return `
    ${aimedRows(relation, policy)},
    ${rowIssues("aimed", policy)},
    decided as (
      select
        judged.*,
        case
          when has_error then 'error'
          ${outcomes(policy)}
        end as outcome
      from (select judged.*, ${finalQuantity(policy.belowReserved)} as final_quantity from judged) judged
      ${ONCE}
    )`
}

/**
 * Common table expressions that leave of `relation` the lines that change nothing and of which nothing is said, by the same
 * rules; the last one is named `unchanged`.
 */
export function unchangedRows(relation: string, policy: JudgingPolicy): string {
  const said = issueRules(policy).map(({ when }) => `(${when})`)
  return `
    ${aimedRows(relation, policy)},
    unchanged as (
      select aimed.*
      from (select aimed.*, ${finalQuantity(policy.belowReserved)} as final_quantity from aimed) aimed
      where case
          when problem is not null or ${said.join(" or ")} then 'said'
          ${outcomes(policy)}
        end = 'unchanged'
    )`
}

function aimedRows(relation: string, policy: JudgingPolicy): string {
  return `aimed as (
      select
        ${relation}.*,
        source_id is not null and inventory_item_id is not null
          and coalesce(expected_value <> coalesce(before_quantity, 0), false)${policy.keepsQuantity ? " and quantity is not null" : ""} as stale,
        ${policy.unassignedBy ? `${saysUnassigned(policy.unassignedBy)} as unassigns,` : ""}
        ${wantedQuantity(policy)} as wanted_quantity,
        ${keptValues(policy)}
      from ${relation}
    )`
}

/**
 * Two common table expressions that add `issues` and `has_error` to every line of `relation`, the last one named
 * `judged`. A line that could not be read has that one problem and no other: its cells mean nothing.
 */
function rowIssues(relation: string, policy: JudgingPolicy): string {
  const all = issueRules(policy)
  const flags = all.map((rule, at) => `(${rule.when}) as issue_${at}`)
  const any = all.map((_, at) => `issue_${at}`).join(" or ")
  const errors = all
    .map((rule, at) => ({ ...rule, at }))
    .filter(({ severity }) => severity === "error")
    .map(({ at }) => `issue_${at}`)
  return `
    flagged as (
      select ${relation}.*, ${flags.join(",\n        ")}
      from ${relation}
      ${ONCE}
    ),
    judged as (
      select
        flagged.*,
        problem is not null or ${errors.join(" or ")} as has_error,
        case
          when problem is not null then jsonb_build_array(problem || '{"severity": "error"}')
          when ${any} then jsonb_path_query_array(
            jsonb_build_array(${all.map(issueObject).join(",\n            ")}),
            '$[*] ? (@ != null)'
          )
        end as issues
      from flagged
      ${ONCE}
    )`
}

function issueObject(rule: IssueRule, at: number): string {
  const value = rule.column ? `left(${rule.column}, 100)` : "null::text"
  return `case when issue_${at} then ${issueJson({ ...rule, value })} end`
}

/** `$1` number of the import, `$2` the 26 characters of its id. */
export const DECIDED = `
  select
    $1::integer, r.row_number, r.resolved_code, r.sku, r.outcome, r.source_id,
    r.inventory_item_id,
    case
      when r.outcome = 'create' then ${importedId("ilev", "$2::text")}
      else r.level_id
    end,
    r.before_status, r.before_quantity,
    case when r.outcome in ('create', 'update', 'unchanged') then r.status_value end,
    case when r.outcome in ('create', 'update', 'unchanged') then trim_scale(r.final_quantity) end,
    case when r.by_change then coalesce(r.quantity_value, 0) else r.quantity_value - r.expected_value end,
    r.reserved_quantity,
    r.issues,
    r.by_change,
    r.keeps_status
  from decided r`

/**
 * SQL of what a line leaves as it is, whatever that is by the time it is written: `by_change` the quantity, but for the change that
 * it names; `keeps_status` the status. Null: nothing.
 */
function keptValues(policy: JudgingPolicy): string {
  const { behavior } = policy
  if (!keepsStatus(policy)) {
    return `null::boolean as by_change,
        null::boolean as keeps_status`
  }
  const byChange =
    behavior === "adjust" ? "true" : "nullif(quantity is null, false)"
  return `${byChange} as by_change,
        nullif(status is null, false) as keeps_status,
        case when status is null then coalesce(before_status, 1) else status_given end as status_value`
}

function wantedQuantity(policy: JudgingPolicy): string {
  if (policy.behavior === "adjust") {
    return "coalesce(before_quantity, 0) + quantity_value"
  }
  return policy.keepsQuantity
    ? `case when quantity is null then before_quantity else ${givenQuantity(policy)} end`
    : givenQuantity(policy)
}

// Sales since the export survive: the file says by how much, not how many.
function givenQuantity({ onStale }: JudgingPolicy): string {
  return onStale === "rebase"
    ? `case
          when expected_value is null then quantity_value
          else ${rebased("before_quantity", "quantity_value - expected_value")}
        end`
    : "quantity_value"
}

/** SQL of the quantity that a line ends with: `wanted`, or what is reserved where that is kept. */
export function finalQuantity(
  belowReserved: BelowReserved,
  wanted = "wanted_quantity",
  status = "status_value"
): string {
  return belowReserved === "clamp"
    ? clamped(wanted, {
        when: `${status} = 1`,
        reserved: "reserved_quantity",
        live: "before_quantity",
      })
    : wanted
}

function outcomes({
  behavior,
  onStale,
  holdsMissing,
  unassignedBy,
}: JudgingPolicy): string {
  const skipped = onStale === "skip" ? "when stale then 'skip'" : ""
  const held = holdsMissing ? "when held then 'skip'" : ""
  if (behavior === "delete") {
    return `when level_id is null then 'skip'
          ${skipped}
          ${held}
          else 'delete'`
  }
  const unassigned = unassignedBy
    ? `when unassigns and level_id is null then 'skip'
          ${skipped}
          when unassigns then 'delete'`
    : skipped
  return `${unassigned}
          when level_id is null then 'create'
          when before_status = status_value and before_quantity = final_quantity then 'unchanged'
          ${held}
          else 'update'`
}
