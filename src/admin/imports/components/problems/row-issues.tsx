import type { Issue } from "../../../../modules/stock-source/types"
import { useTexts } from "../../../shared/hooks/use-texts"
import { useIssueName } from "./use-issue-name"

/** What is said about a row: its name, and below it what there is to know. */
export const RowIssues = ({ issues }: { issues: Issue[] }) => {
  const nameOf = useIssueName()
  const texts = useTexts()
  if (!issues.length) return null
  return (
    <ul className="flex flex-col gap-y-1 whitespace-normal py-2">
      {issues.map((issue) => (
        <li key={`${issue.code} ${issue.column}`}>
          <span
            className={`txt-compact-small-plus ${issue.severity === "error" ? "text-ui-fg-error" : "text-ui-tag-orange-text"}`}
          >
            {nameOf(issue.code)}
          </span>
          <p className="txt-compact-xsmall text-ui-fg-subtle text-pretty break-words">
            {texts.issue(issue)}
          </p>
        </li>
      ))}
    </ul>
  )
}
