import type { Missing } from "../../../types"
import { got, type IssueRule, type JudgingPolicy } from "./issue-rule"
import { ambiguous, belowReserved, valueRules } from "./quantity-rules"
import { STALE_RULES } from "./stale-rules"

/** Whoever may change some sources only is not told which others there are: none of them is found. */
const NO_SOURCE: Record<"anywhere" | "allowed", IssueRule> = {
  anywhere: {
    severity: "error",
    code: "unknown_source",
    column: "source_code",
    when: "source_code is not null and source_id is null",
    message: `${got("source_code")} || 'no source has this code; use the code of a source that exists, or create the source first.'`,
  },
  allowed: {
    severity: "error",
    code: "source_not_allowed",
    column: "source_code",
    when: "source_code is not null and source_id is null",
    message: `${got("source_code")} || 'it is none of the sources whose stock you may change; use the code of one of them, or ask an administrator for this one.'`,
  },
}

const names = ({ allowedSources }: JudgingPolicy): IssueRule[] => [
  {
    severity: "error",
    code: "missing_value",
    column: "source_code",
    when: "source_code is null",
    message: `'is empty; give the code of a source.'`,
  },
  allowedSources ? NO_SOURCE.allowed : NO_SOURCE.anywhere,
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
    message: `${got("sku")} || 'no inventory item has this SKU; SKUs are compared letter by letter, upper and lower case included.'`,
  },
  {
    severity: "warning",
    code: "sku_trimmed",
    column: "sku",
    when: "sku_differs and inventory_item_id is not null",
    message: `${got("sku")} || 'the spaces around it are ignored.'`,
  },
]

const REPEATED: IssueRule = {
  severity: "error",
  code: "duplicate_row",
  column: "sku",
  when: "repeated_in is not null",
  message: `'row ' || repeated_in || ' has the same source and SKU; keep one of them.'`,
}

const DELETED: IssueRule[] = [
  {
    severity: "error",
    code: "has_reservations",
    column: "sku",
    when: "coalesce(reserved_quantity, 0) <> 0",
    message: `trim_scale(reserved_quantity) || ' units are reserved for orders at this source; fulfil or cancel them first.'`,
  },
  {
    severity: "warning",
    code: "not_assigned",
    column: "sku",
    when: "level_id is null and source_id is not null and inventory_item_id is not null",
    message: `'is not assigned to this source; there is nothing to delete.'`,
  },
]

/** SQL of what is said of a pair that a snapshot's file does not have. */
export function missingMessage(missing: Missing): string {
  const becomes =
    missing === "unassign" ? "it is unassigned" : "its quantity goes to 0"
  return `'is not in the file; ${becomes} at ' || source_code || '.'`
}

function missingFromFile({
  missing,
  holdsMissing,
}: JudgingPolicy): IssueRule[] {
  const found: IssueRule = {
    severity: "warning",
    code: "missing_from_file",
    column: "sku",
    when: holdsMissing ? "missing and not held" : "missing",
    message: missingMessage(missing),
  }
  const held: IssueRule = {
    severity: "warning",
    code: "missing_beside_errors",
    column: "sku",
    when: "missing and held",
    message: `'is not in the file, but a row in error may stand for it; it stays as it is at ' || source_code || '.'`,
  }
  return holdsMissing ? [found, held] : [found]
}

/** The one list of what the check says about a line (DESIGN: codes are API). */
export function issueRules(policy: JudgingPolicy): IssueRule[] {
  const { behavior, onStale } = policy
  const rules = [...names(policy), ...missingFromFile(policy), REPEATED]
  return behavior === "delete"
    ? [
        ...rules,
        ...ambiguous(policy, ["expected_quantity"]),
        ...DELETED,
        STALE_RULES.delete[onStale],
      ]
    : [
        ...rules,
        ...valueRules(policy),
        belowReserved(policy.belowReserved),
        STALE_RULES.write[onStale],
      ]
}
