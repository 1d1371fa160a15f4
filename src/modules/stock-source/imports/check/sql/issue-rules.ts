import { WHITESPACE } from "../../../database/sql/fragments"
import type { Missing } from "../../../types"
import type { Sentence } from "../../../database/sql/issue-json"
import type { IssueRule, JudgingPolicy } from "./issue-rule"
import {
  ambiguous,
  belowReserved,
  changeRules,
  valueRules,
} from "./quantity-rules"
import { STALE_RULES } from "./stale-rules"

/** Whoever may change some sources only is not told which others there are: none of them is found. */
const NO_SOURCE: Record<"anywhere" | "allowed", IssueRule> = {
  anywhere: {
    severity: "error",
    code: "unknown_source",
    column: "source_code",
    when: "source_code is not null and source_id is null",
  },
  allowed: {
    severity: "error",
    code: "source_not_allowed",
    column: "source_code",
    when: "source_code is not null and source_id is null",
  },
}

/** What programs write in front of a sum, in the languages of the screens. */
const TOTALS =
  "total|totals|grand total|subtotal|sum|summe|gesamt|gesamtsumme|gesamtmenge|zwischensumme|total g[e\u00e9]n[e\u00e9]ral|sous-total|somme|total general|suma|totaal|subtotaal|som"

const looksLikeTotal = (cell: string) =>
  `coalesce(${cell} ~* '^ *(${TOTALS}) *:? *$', false)`

const names = ({ allowedSources }: JudgingPolicy): IssueRule[] => [
  {
    severity: "error",
    code: "missing_value",
    column: "source_code",
    when: "source_code is null",
    says: [
      { when: looksLikeTotal("sku"), reason: "total" },
      { reason: "source_code" },
    ],
  },
  allowedSources ? NO_SOURCE.allowed : NO_SOURCE.anywhere,
  {
    severity: "error",
    code: "missing_value",
    column: "sku",
    when: "sku is null",
    says: [
      { when: looksLikeTotal("source_code"), reason: "total" },
      { reason: "sku" },
    ],
  },
  {
    severity: "error",
    code: "unknown_sku",
    column: "sku",
    when: "sku is not null and inventory_item_id is null",
  },
  {
    severity: "warning",
    code: "sku_trimmed",
    column: "sku",
    when: "sku_differs and inventory_item_id is not null",
    says: [{ when: `sku <> btrim(sku, ${WHITESPACE})` }, { reason: "cleaned" }],
  },
]

const REPEATED: IssueRule = {
  severity: "error",
  code: "duplicate_row",
  column: "sku",
  when: "repeated_in is not null",
  says: [{ params: { other_row: "repeated_in" } }],
}

const DELETED: IssueRule[] = [
  {
    severity: "error",
    code: "has_reservations",
    column: "sku",
    when: "coalesce(reserved_quantity, 0) <> 0",
    says: [{ params: { count: "trim_scale(reserved_quantity)::text" } }],
  },
  {
    severity: "warning",
    code: "not_assigned",
    column: "sku",
    when: "level_id is null and source_id is not null and inventory_item_id is not null",
  },
]

// Such a file has a line for every pair, also for those that are nowhere: that is no slip.
const UNASSIGNED = DELETED.map((rule) =>
  rule.code === "not_assigned" ? { ...rule, severity: "note" as const } : rule
)

/** What is said of a pair that a snapshot's file does not have. */
export function missingSentence(missing: Missing): Sentence {
  return { reason: missing, params: { source: "source_code" } }
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
    says: [missingSentence(missing)],
  }
  const held: IssueRule = {
    severity: "warning",
    code: "missing_beside_errors",
    column: "sku",
    when: "missing and held",
    says: [{ params: { source: "source_code" } }],
  }
  return holdsMissing ? [found, held] : [found]
}

/** The one list of what the check says about a line (DESIGN: codes are API). */
export function issueRules(policy: JudgingPolicy): IssueRule[] {
  return [
    ...names(policy),
    ...missingFromFile(policy),
    REPEATED,
    ...rulesOf(policy),
  ]
}

function rulesOf(policy: JudgingPolicy): IssueRule[] {
  const { behavior, onStale } = policy
  switch (behavior) {
    case "delete":
      return [
        ...ambiguous(policy, ["expected_quantity"]),
        ...DELETED,
        STALE_RULES.delete[onStale],
      ]
    case "adjust":
      return [...changeRules(policy), belowReserved(policy.belowReserved, true)]
    default:
      return policy.unassignedBy
        ? [
            ...where("not unassigns", written(policy)),
            ...where("unassigns", [...UNASSIGNED, STALE_RULES.delete[onStale]]),
          ]
        : written(policy)
  }
}

function written(policy: JudgingPolicy): IssueRule[] {
  return [
    ...valueRules(policy),
    belowReserved(policy.belowReserved),
    STALE_RULES.write[policy.onStale],
  ]
}

function where(condition: string, rules: IssueRule[]): IssueRule[] {
  return rules.map((rule) => ({
    ...rule,
    when: `${condition} and (${rule.when})`,
  }))
}
