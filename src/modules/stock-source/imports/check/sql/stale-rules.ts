import type { OnStale } from "../../../types"
import { rebased } from "../../../database/sql/fragments"
import type { IssueRule } from "./issue-rule"

const FOUND = `'the file was made when ' || trim_scale(expected_value) || ' were there, now there are ' || coalesce(trim_scale(before_quantity)::text, 'none')`

const SUM = "coalesce(before_quantity, 0) + quantity_value - expected_value"
const REBASED = rebased("before_quantity", "quantity_value - expected_value")

function stale(when: string, end: string): IssueRule {
  return {
    severity: "warning",
    code: "stale",
    column: "expected_quantity",
    when,
    message: `${FOUND} || ${end}`,
  }
}

const DELETED_ALL_THE_SAME = stale("stale", `'; it is deleted all the same.'`)
const SKIPPED = stale("stale", `'; the row is skipped.'`)

/** What is said of a stale line, by what the import does with it. */
export const STALE_RULES: Record<
  "write" | "delete",
  Record<OnStale, IssueRule>
> = {
  write: {
    // A line that changes nothing stays true whatever was sold since: nothing to say.
    rebase: stale(
      "stale and coalesce(quantity_value <> expected_value, false)",
      `'; the file''s change of ' || case when quantity_value > expected_value then '+' else '' end || trim_scale(quantity_value - expected_value) || case
          when ${SUM} < ${REBASED} then ' would leave ' || trim_scale(${SUM}) || ', so ' || trim_scale(${REBASED}) || ' is taken.'
          else ' makes it ' || trim_scale(${REBASED}) || '.'
        end`
    ),
    overwrite: stale(
      "stale",
      `'; the file''s quantity is taken all the same.'`
    ),
    skip: SKIPPED,
  },
  delete: {
    rebase: DELETED_ALL_THE_SAME,
    overwrite: DELETED_ALL_THE_SAME,
    skip: SKIPPED,
  },
}
