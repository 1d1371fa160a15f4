import type { Issue } from "../../../../modules/stock-source/types"
import { useIssueName } from "./use-issue-name"

/** What is said about a row: named in the admin's language, and below it what the server says. */
export const RowIssues = ({ issues }: { issues: Issue[] }) => {
  const nameOf = useIssueName()
  if (!issues.length) return null
  return (
    <ul className="flex flex-col gap-y-1 whitespace-normal py-2">
      {issues.map(({ code, column, severity, message }) => (
        <li key={`${code} ${column}`}>
          <span
            className={`txt-compact-small-plus ${severity === "error" ? "text-ui-fg-error" : "text-ui-tag-orange-text"}`}
          >
            {nameOf(code)}
          </span>
          <p className="txt-compact-xsmall text-ui-fg-subtle text-pretty break-words">
            {message}
          </p>
        </li>
      ))}
    </ul>
  )
}
