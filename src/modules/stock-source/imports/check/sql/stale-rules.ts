import type { OnStale } from "../../../types"
import { rebased } from "../../../database/sql/fragments"
import type { Sentences } from "../../../database/sql/issue-json"
import type { IssueRule } from "./issue-rule"

const FOUND = {
  expected: "trim_scale(expected_value)::text",
  there: "trim_scale(before_quantity)::text",
}

const SUM = "coalesce(before_quantity, 0) + quantity_value - expected_value"
const REBASED = rebased("before_quantity", "quantity_value - expected_value")

const CHANGED = {
  ...FOUND,
  change: `case when quantity_value > expected_value then '+' else '' end || trim_scale(quantity_value - expected_value)`,
  quantity: `trim_scale(${REBASED})::text`,
}

function stale(when: string, says: Sentences): IssueRule {
  return {
    severity: "warning",
    code: "stale",
    column: "expected_quantity",
    when,
    says,
  }
}

const DELETED_ALL_THE_SAME = stale("stale", [
  { reason: "deleted", params: FOUND },
])
const SKIPPED = stale("stale", [{ reason: "skipped", params: FOUND }])

/** What is said of a stale line, by what the import does with it. */
export const STALE_RULES: Record<
  "write" | "delete",
  Record<OnStale, IssueRule>
> = {
  write: {
    // A line that changes nothing stays true whatever was sold since: nothing to say.
    rebase: stale(
      "stale and coalesce(quantity_value <> expected_value, false)",
      [
        {
          when: `${SUM} < ${REBASED}`,
          reason: "clamped",
          params: { ...CHANGED, sum: `trim_scale(${SUM})::text` },
        },
        { reason: "rebased", params: CHANGED },
      ]
    ),
    overwrite: stale("stale", [{ reason: "overwritten", params: FOUND }]),
    skip: SKIPPED,
  },
  delete: {
    rebase: DELETED_ALL_THE_SAME,
    overwrite: DELETED_ALL_THE_SAME,
    skip: SKIPPED,
  },
}
