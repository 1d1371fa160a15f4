import { issueJson } from "../../../database/sql/issue-json"

/** What is said of a line `target` that stays assigned, since units were reserved after the check. */
export const HELD_ISSUE = issueJson({
  code: "has_reservations",
  column: "sku",
  value: "target.sku",
  severity: "error",
  says: [
    {
      reason: "since_check",
      params: { count: "trim_scale(target.live_reserved)::text" },
    },
  ],
})

/** What is said of a line that moved since the check; null quantities: not assigned. */
export function driftedIssue(line: string, reason?: string): string {
  const now = `trim_scale(${line}.live_quantity)::text`
  const before = `trim_scale(${line}.before_quantity)::text`
  return issueJson({
    code: "drifted",
    column: "quantity",
    value: now,
    severity: "warning",
    says: [{ reason, params: { before, now } }],
  })
}
