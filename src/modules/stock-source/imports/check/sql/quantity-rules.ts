import {
  LARGEST_QUANTITY,
  QUANTITY_DECIMALS,
} from "../../../levels/quantity-limits"
import type { BelowReserved, DecimalSeparator } from "../../../types"
import type { IssueRule, JudgingPolicy } from "./issue-rule"
import { numericOf, TWO_READINGS } from "./quantity-notation"

/** A number whose decimals stand behind the other separator than the file's, and that has no second reading. */
function otherDecimals({ notation }: JudgingPolicy) {
  const [own, other] = notation?.decimal === "," ? [",", "."] : [".", ","]
  return {
    when: `quantity ~ '^[0-9]+[${other}][0-9]+$' and quantity !~ '${TWO_READINGS}'`,
    proposal: `replace(quantity, '${other}', '${own}')`,
    name: own === "." ? "dot" : "comma",
  }
}

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
    `trim_scale(${numericOf(column, separator)})::text`
  return {
    severity,
    code: "ambiguous_quantity",
    column,
    when: `coalesce(${column} ~ '${TWO_READINGS}', false)`,
    says: [{ params: { dot: shown("."), comma: shown(",") } }],
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
  },
  {
    severity: "error",
    code: "missing_value",
    column: "quantity",
    when: "quantity is null",
    says: [{ reason: "quantity" }],
  },
  ...ambiguous(policy, ["quantity", "expected_quantity"]),
  invalidQuantity(policy),
  {
    severity: "error",
    code: "invalid_quantity",
    column: "expected_quantity",
    when: "expected_quantity is not null and expected_value is null",
    says: [{ reason: `expected_${otherDecimals(policy).name}` }],
  },
]

function invalidQuantity(policy: JudgingPolicy): IssueRule {
  const other = otherDecimals(policy)
  return {
    severity: "error",
    code: "invalid_quantity",
    column: "quantity",
    when: `quantity is not null and (quantity_value is null or ${belowZero(policy)} or scale(trim_scale(quantity_value)) > ${QUANTITY_DECIMALS} or quantity_value > ${LARGEST_QUANTITY})`,
    says: [
      {
        when: "quantity_value < 0",
        reason: "below_zero",
        params: { there: "trim_scale(before_quantity)::text" },
      },
      // Whoever writes +5 for a delivery must not get a quantity of 5, and is told why.
      { when: "left(quantity, 1) = '+'", reason: "sign" },
      {
        when: other.when,
        reason: `other_decimals_${other.name}`,
        params: { corrected: other.proposal },
      },
      { when: "quantity_value is null", reason: `no_number_${other.name}` },
      {
        when: `quantity_value > ${LARGEST_QUANTITY}`,
        reason: "too_large",
        params: { largest: `'${LARGEST_QUANTITY}'` },
      },
      {
        reason: "decimals",
        params: {
          rounded: `round(quantity_value, ${QUANTITY_DECIMALS})::text`,
        },
      },
    ],
    proposal: `case when ${other.when} then ${other.proposal} end`,
  }
}

/** What is said where fewer units would be there than are reserved. */
export function belowReserved(policy: BelowReserved): IssueRule {
  return {
    severity: policy === "error" ? "error" : "warning",
    code: "below_reserved",
    column: "quantity",
    when: "status_value = 1 and coalesce(reserved_quantity > 0 and wanted_quantity < reserved_quantity, false)",
    says: [
      {
        reason: policy,
        params: {
          count: "trim_scale(reserved_quantity)::text",
          left: "trim_scale(wanted_quantity)::text",
        },
      },
    ],
  }
}
