import type { Issue } from "../types"

type IssueRule = {
  severity: Issue["severity"]
  code: string
  column: string | null
  /** SQL over a compared line: true where the issue applies. Must not be null. */
  when: string
  /** SQL: the text after "Row 12, <column>: ". */
  message: string
}

const GOT = (column: string) => `'got "' || coalesce(${column}, '') || '"; '`
const NOT_DELETE = (behavior: string) => `${behavior} <> 'delete'`

/** The one list of what the check says about a line (DESIGN: codes are API). */
function rules(behavior: string): IssueRule[] {
  return [
    {
      severity: "error",
      code: "missing_value",
      column: "source_code",
      when: "source_code is null",
      message: `'is empty; give the code of a source.'`,
    },
    {
      severity: "error",
      code: "unknown_source",
      column: "source_code",
      when: "source_code is not null and source_id is null",
      message: `${GOT("source_code")} || 'no source has this code; use the code of a source that exists, or create the source first.'`,
    },
    {
      severity: "error",
      code: "missing_value",
      column: "sku",
      when: "sku is null",
      message: `'is empty; give the SKU of an inventory item.'`,
    },
    {
      severity: "error",
      code: "unknown_sku",
      column: "sku",
      when: "sku is not null and inventory_item_id is null",
      message: `${GOT("sku")} || 'no inventory item has this SKU; SKUs are compared letter by letter, upper and lower case included.'`,
    },
    {
      severity: "warning",
      code: "sku_trimmed",
      column: "sku",
      when: "sku_differs and inventory_item_id is not null",
      message: `${GOT("sku")} || 'the blanks around it are ignored.'`,
    },
    {
      severity: "error",
      code: "invalid_status",
      column: "status",
      when: `${NOT_DELETE(behavior)} and status_value is null`,
      message: `${GOT("status")} || 'use 1 (in stock) or 0 (out of stock), or leave it empty for 1.'`,
    },
    {
      severity: "error",
      code: "missing_value",
      column: "quantity",
      when: `${NOT_DELETE(behavior)} and quantity is null`,
      message: `'is empty; give a number, such as 10 or 0.'`,
    },
    {
      severity: "error",
      code: "invalid_quantity",
      column: "quantity",
      when: `${NOT_DELETE(behavior)} and quantity is not null and (quantity_value is null or scale(trim_scale(quantity_value)) > 4 or quantity_value > 1000000000000)`,
      message: `${GOT("quantity")} || case
        when quantity ~ '^-' then 'a quantity cannot be negative; use 0 or more.'
        when quantity ~ '^[0-9]+,[0-9]+$' then 'decimals are written with a dot: ' || replace(quantity, ',', '.') || '.'
        when quantity_value is null then 'use a number with a dot, such as 10 or 1.5.'
        when quantity_value > 1000000000000 then 'the largest quantity is 1000000000000.'
        else 'use at most 4 decimals, such as ' || round(quantity_value, 4) || '.'
      end`,
    },
    {
      severity: "error",
      code: "duplicate_row",
      column: "sku",
      when: "repeated_in is not null",
      message: `'row ' || repeated_in || ' has the same source and SKU; keep one of them.'`,
    },
    {
      severity: "error",
      code: "has_reservations",
      column: "sku",
      when: `${behavior} = 'delete' and coalesce(reserved_quantity, 0) <> 0`,
      message: `trim_scale(reserved_quantity) || ' units are reserved for orders at this source; fulfil or cancel them first.'`,
    },
    {
      severity: "warning",
      code: "not_assigned",
      column: "sku",
      when: `${behavior} = 'delete' and level_id is null and source_id is not null and inventory_item_id is not null`,
      message: `'is not assigned to this source; there is nothing to delete.'`,
    },
    {
      severity: "warning",
      code: "below_reserved",
      column: "quantity",
      when: `${NOT_DELETE(behavior)} and status_value = 1 and coalesce(quantity_value < reserved_quantity, false)`,
      message: `trim_scale(reserved_quantity) || ' units are reserved for orders, ' || trim_scale(quantity_value) || ' will be there.'`,
    },
  ]
}

/**
 * Two common table expressions that add `issues` and `has_error` to every line of `relation`, the last one named
 * `judged`. A line that could not be read has that one problem and no other: its cells mean nothing.
 *
 * @param behavior SQL, such as a binding, of the import's behavior.
 */
export function rowIssues(relation: string, behavior: string): string {
  const all = rules(behavior)
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
    ),
    judged as (
      select
        flagged.*,
        problem is not null or ${errors.join(" or ")} as has_error,
        case
          when problem is not null then jsonb_build_array(problem)
          when ${any} then jsonb_path_query_array(
            jsonb_build_array(${all.map(issueObject).join(",\n            ")}),
            '$[*] ? (@ != null)'
          )
        end as issues
      from flagged
    )`
}

function issueObject(rule: IssueRule, at: number): string {
  const where = rule.column ? `', ${rule.column}: '` : `': '`
  return `case when issue_${at} then jsonb_build_object(
              'code', '${rule.code}',
              'column', ${rule.column ? `'${rule.column}'` : "null"},
              'value', ${rule.column ?? "null::text"},
              'message', 'Row ' || row_number || ${where} || ${rule.message},
              'severity', '${rule.severity}'
            ) end`
}
