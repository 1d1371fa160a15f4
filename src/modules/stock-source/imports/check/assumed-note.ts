import type { Assumption } from "../../../../csv"
import { withIssueMessage } from "../../../../texts"
import type { Issue } from "../../types"

/** What was read into a file; `value` is the first cell that it is about. */
export function assumedNote(
  params: Assumption,
  column: string | null = null,
  value: string | null = null
): Issue {
  return withIssueMessage({
    code: "assumed",
    column,
    value,
    params,
    severity: "note",
    proposal: null,
  })
}
