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

/**
 * SQL of why a line that says by how much cannot be written any more, by what is live and reserved by now; null where it can, and of
 * other lines. What it takes away must be there, and what it leaves as it is must be.
 */
export const REFUSED = `case
          when by_change is null then null
          when level_id is null and outcome <> 'create' and change_quantity = 0 then 'unassigned'
          when change_quantity >= 0 then null
          when coalesce(live_quantity, 0) + change_quantity < 0 then 'too_few'
          when below_reserved = 'error' and target_status = 1 and live_quantity + change_quantity < live_reserved then 'reserved'
        end`

/** What is said of such a `line`. */
export function refusedIssue(line: string): string {
  const change = {
    column: "quantity_change",
    value: `trim_scale(${line}.change_quantity)::text`,
    severity: "error",
  } as const
  return `case ${line}.refused
            when 'unassigned' then ${issueJson({
              code: "missing_value",
              column: "quantity",
              value: "null::text",
              severity: "error",
              says: [{ reason: "unassigned_since" }],
            })}
            when 'too_few' then ${issueJson({
              ...change,
              code: "insufficient_quantity",
              says: [
                {
                  reason: "since_check",
                  params: {
                    there: `trim_scale(coalesce(${line}.live_quantity, 0))::text`,
                  },
                },
              ],
            })}
            else ${issueJson({
              ...change,
              code: "below_reserved",
              says: [
                {
                  reason: "since_check",
                  params: {
                    count: `trim_scale(${line}.live_reserved)::text`,
                    left: `trim_scale(${line}.live_quantity + ${line}.change_quantity)::text`,
                  },
                },
              ],
            })}
          end`
}

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
