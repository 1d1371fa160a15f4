import {
  LARGEST_QUANTITY,
  QUANTITY_DECIMALS,
} from "../../../levels/quantity-limits"
import type { Sentence } from "../../../database/sql/issue-json"
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

type QuantityColumn = "quantity" | "expected_quantity" | "quantity_change"

/** What either reading of a cell makes of it; nothing is proposed, since either may be meant. */
function twoReadings(
  column: QuantityColumn,
  severity: "warning" | "error"
): IssueRule {
  // A change is read as the quantity of its line, without a sign +.
  const cell = column === "quantity_change" ? "quantity" : column
  const shown = (separator: DecimalSeparator) =>
    `trim_scale(${numericOf(cell, separator)})::text`
  return {
    severity,
    code: "ambiguous_quantity",
    column,
    when: `coalesce(${cell} ~ '${TWO_READINGS}', false)`,
    says: [{ params: { dot: shown("."), comma: shown(",") } }],
  }
}

export const ambiguous = (
  { notation }: JudgingPolicy,
  columns: QuantityColumn[]
): IssueRule[] => {
  const severity = notation?.twoReadings
  return severity ? columns.map((column) => twoReadings(column, severity)) : []
}

const INVALID_STATUS: IssueRule = {
  severity: "error",
  code: "invalid_status",
  column: "status",
  when: "status_value is null",
}

/** What is said of the status and the change of a line that adjusts; `quantity` is the change. */
export const changeRules = (policy: JudgingPolicy): IssueRule[] => [
  INVALID_STATUS,
  {
    severity: "error",
    code: "missing_value",
    column: "quantity_change",
    when: "quantity is null",
    says: [{ reason: "quantity_change" }],
  },
  ...ambiguous(policy, ["quantity_change"]),
  {
    severity: "error",
    code: "invalid_quantity",
    column: "quantity_change",
    when: `quantity is not null and (quantity_value is null or scale(trim_scale(quantity_value)) > ${QUANTITY_DECIMALS} or abs(quantity_value) > ${LARGEST_QUANTITY} or coalesce(wanted_quantity > ${LARGEST_QUANTITY}, false))`,
    says: [
      ...notReadable(policy),
      {
        when: `abs(quantity_value) > ${LARGEST_QUANTITY} or wanted_quantity > ${LARGEST_QUANTITY}`,
        reason: "too_large",
        params: { largest: `'${LARGEST_QUANTITY}'` },
      },
      DECIMALS,
    ],
    proposal: otherProposal(policy),
  },
  {
    severity: "error",
    code: "insufficient_quantity",
    column: "quantity_change",
    when: "source_id is not null and inventory_item_id is not null and coalesce(quantity_value < 0 and wanted_quantity < 0, false)",
    says: [
      {
        reason: "adjust",
        params: {
          there: "trim_scale(coalesce(before_quantity, 0))::text",
          left: "trim_scale(wanted_quantity)::text",
        },
      },
    ],
  },
]

/** What is said of the status and the quantities of a line that is written. */
export const valueRules = (policy: JudgingPolicy): IssueRule[] => [
  INVALID_STATUS,
  missingQuantity(policy),
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

/** What a file does not name stays as it is, but in a snapshot; what a call names needs a quantity where it is new. */
function missingQuantity({
  behavior,
  keepsQuantity,
  notation,
}: JudgingPolicy): IssueRule {
  const canBeLeftOut = notation && behavior !== "snapshot"
  return {
    severity: "error",
    code: "missing_value",
    column: "quantity",
    ...(keepsQuantity
      ? {
          when: "quantity is null and level_id is null and source_id is not null and inventory_item_id is not null",
          says: [{ reason: "quantity_to_assign" }],
        }
      : {
          when: "quantity is null",
          says: [
            { reason: canBeLeftOut ? "quantity_or_leave_out" : "quantity" },
          ],
        }),
  }
}

const DECIMALS: Sentence = {
  reason: "decimals",
  params: {
    rounded: `round(quantity_value, ${QUANTITY_DECIMALS})::text`,
  },
}

const SIGNED = "^[+\u2212]|[0-9][+\u2212-]$"

/** Why a cell is no number. */
function notReadable(policy: JudgingPolicy): (Sentence & { when: string })[] {
  const other = otherDecimals(policy)
  return [
    {
      when: other.when,
      reason: `other_decimals_${other.name}`,
      params: { corrected: other.proposal },
    },
    { when: "quantity_value is null", reason: `no_number_${other.name}` },
  ]
}

function otherProposal(policy: JudgingPolicy): string {
  const other = otherDecimals(policy)
  return `case when ${other.when} then ${other.proposal} end`
}

function invalidQuantity(policy: JudgingPolicy): IssueRule {
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
      // Whoever writes +5 for a delivery must not get a quantity of 5, and is told why. Some programs write 5- and −5.
      { when: `quantity ~ '${SIGNED}'`, reason: "sign" },
      ...notReadable(policy),
      {
        when: `quantity_value > ${LARGEST_QUANTITY}`,
        reason: "too_large",
        params: { largest: `'${LARGEST_QUANTITY}'` },
      },
      DECIMALS,
    ],
    proposal: otherProposal(policy),
  }
}

/** What is said where fewer units would be there than are reserved; not of a line that adds some. */
export function belowReserved(
  policy: BelowReserved,
  adjusts = false
): IssueRule {
  return {
    severity: policy === "error" ? "error" : "warning",
    code: "below_reserved",
    column: adjusts ? "quantity_change" : "quantity",
    when: `status_value = 1 and coalesce(reserved_quantity > 0 and wanted_quantity < reserved_quantity${adjusts ? " and quantity_value < 0" : ""}, false)`,
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
