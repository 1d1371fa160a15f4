import type { BelowReserved, DecimalSeparator, Quantity } from "../../../types"
import { got, type IssueRule, type JudgingPolicy } from "./issue-rule"
import { numericOf, TWO_READINGS } from "./quantity-notation"

const LARGEST_QUANTITY: Quantity = "1000000000000"

/** A number whose decimals stand behind the other separator than the file's, and that has no second reading. */
function otherDecimals({ notation }: JudgingPolicy) {
  const [own, other] = notation?.decimal === "," ? [",", "."] : [".", ","]
  return {
    when: `quantity ~ '^[0-9]+[${other}][0-9]+$' and quantity !~ '${TWO_READINGS}'`,
    proposal: `replace(quantity, '${other}', '${own}')`,
    name: own === "." ? "dot" : "comma",
    examples: own === "." ? "10 or 1.5" : "10 or 1,5",
  }
}

// Whoever writes +5 or -3 for a delivery or a sale must not get a quantity of 5, and is told why.
const ABSOLUTE =
  "quantities are absolute: give how many will be there, not how many are added or taken away"

// Medusa lets a level go below 0 (backorders, edits of it), and an export says so. Such a file is let in where it leaves
// the quantity as it is: as it is there now, or as it was when the file was made and the policy does not write it.
function belowZero({ onStale }: JudgingPolicy): string {
  const kept =
    onStale === "overwrite"
      ? "before_quantity"
      : "before_quantity, expected_value"
  return `quantity_value < 0 and not coalesce(quantity_value = any(array_remove(array[${kept}], null)), false)`
}

/** What either reading of a cell makes of it; nothing is proposed, since either may be meant. */
function twoReadings(
  column: "quantity" | "expected_quantity",
  severity: "warning" | "error"
): IssueRule {
  const shown = (separator: DecimalSeparator) =>
    `trim_scale(${numericOf(column, separator)})`
  return {
    severity,
    code: "ambiguous_quantity",
    column,
    when: `coalesce(${column} ~ '${TWO_READINGS}', false)`,
    message: `${got(column)} || 'it is ' || ${shown(".")} || ' if decimals stand behind a dot, and ' || ${shown(",")} || ' if they stand behind a comma; check the file again with decimal_separator "." or ",".'`,
  }
}

export const ambiguous = (
  { notation }: JudgingPolicy,
  columns: ("quantity" | "expected_quantity")[]
): IssueRule[] => {
  const severity = notation?.twoReadings
  return severity ? columns.map((column) => twoReadings(column, severity)) : []
}

/** What is said of the status and the quantities of a line that is written. */
export const valueRules = (policy: JudgingPolicy): IssueRule[] => [
  {
    severity: "error",
    code: "invalid_status",
    column: "status",
    when: "status_value is null",
    message: `${got("status")} || 'use 1 (in stock) or 0 (out of stock), or leave it empty for 1.'`,
  },
  {
    severity: "error",
    code: "missing_value",
    column: "quantity",
    when: "quantity is null",
    message: `'is empty; give a number, such as 10 or 0.'`,
  },
  ...ambiguous(policy, ["quantity", "expected_quantity"]),
  invalidQuantity(policy),
  {
    severity: "error",
    code: "invalid_quantity",
    column: "expected_quantity",
    when: "expected_quantity is not null and expected_value is null",
    message: `${got("expected_quantity")} || 'use the quantity that the export had, such as ${otherDecimals(policy).examples}, or leave it empty.'`,
  },
]

function invalidQuantity(policy: JudgingPolicy): IssueRule {
  const other = otherDecimals(policy)
  return {
    severity: "error",
    code: "invalid_quantity",
    column: "quantity",
    when: `quantity is not null and (quantity_value is null or ${belowZero(policy)} or scale(trim_scale(quantity_value)) > 4 or quantity_value > ${LARGEST_QUANTITY})`,
    message: `${got("quantity")} || case
        when quantity_value < 0 then 'a quantity below 0 is taken only where it is there already, and ' || coalesce(trim_scale(before_quantity) || ' is there', 'nothing is there') || '; use 0 or more. Mind that ${ABSOLUTE}.'
        when left(quantity, 1) = '+' then '${ABSOLUTE}. Write a number without a sign.'
        when ${other.when} then 'decimals are written with a ${other.name}: ' || ${other.proposal} || '.'
        when quantity_value is null then 'use a number with a ${other.name}, such as ${other.examples}.'
        when quantity_value > ${LARGEST_QUANTITY} then 'the largest quantity is ${LARGEST_QUANTITY}.'
        else 'use at most 4 decimals, such as ' || round(quantity_value, 4) || '.'
      end`,
    proposal: `case when ${other.when} then ${other.proposal} end`,
  }
}

const BELOW_RESERVED_ENDS: Record<BelowReserved, string> = {
  warn: `', ' || trim_scale(wanted_quantity) || ' will be there.'`,
  error: `', only ' || trim_scale(wanted_quantity) || ' would be left; give at least as many as are reserved.'`,
  clamp: `', only ' || trim_scale(wanted_quantity) || ' would be left; the reserved units stay.'`,
}

/** What is said where fewer units would be there than are reserved. */
export function belowReserved(policy: BelowReserved): IssueRule {
  return {
    severity: policy === "error" ? "error" : "warning",
    code: "below_reserved",
    column: "quantity",
    when: "status_value = 1 and coalesce(reserved_quantity > 0 and wanted_quantity < reserved_quantity, false)",
    message: `trim_scale(reserved_quantity) || ' units are reserved for orders' || ${BELOW_RESERVED_ENDS[policy]}`,
  }
}
