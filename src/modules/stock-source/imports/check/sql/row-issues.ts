import { issueJson } from "../../../database/sql/issue-json"
import type { IssueRule, JudgingPolicy } from "./issue-rule"
import { issueRules } from "./issue-rules"

/** Keeps PostgreSQL from working an expression out anew wherever a query above names it. */
export const ONCE = "offset 0"

/**
 * Two common table expressions that add `issues` and `has_error` to every line of `relation`, the last one named
 * `judged`. A line that could not be read has that one problem and no other: its cells mean nothing.
 */
export function rowIssues(relation: string, policy: JudgingPolicy): string {
  const all = issueRules(policy)
  const flags = all.map((rule, at) => `(${rule.when}) as issue_${at}`)
  const any = all.map((_, at) => `issue_${at}`).join(" or ")
  const errors = all
    .map((rule, at) => ({ ...rule, at }))
    .filter(({ severity }) => severity === "error")
    .map(({ at }) => `issue_${at}`)
  return `
    flagged as (
      select ${relation}.*, ${flags.join(",\n        ")}
      from ${relation}
      ${ONCE}
    ),
    judged as (
      select
        flagged.*,
        problem is not null or ${errors.join(" or ")} as has_error,
        case
          when problem is not null then jsonb_build_array(problem || '{"severity": "error"}')
          when ${any} then jsonb_path_query_array(
            jsonb_build_array(${all.map(issueObject).join(",\n            ")}),
            '$[*] ? (@ != null)'
          )
        end as issues
      from flagged
      ${ONCE}
    )`
}

function issueObject(rule: IssueRule, at: number): string {
  const value = rule.column ? `left(${rule.column}, 100)` : "null::text"
  return `case when issue_${at} then ${issueJson({ ...rule, value })} end`
}
