import { useIssueName } from "./use-issue-name"
import { useTexts } from "../../../shared/hooks/use-texts"
import type { StockImport } from "../../lib/stock-import"
import { Notice } from "../../../shared/components/notice"

/** What is said about the file as a whole. */
export const FileIssues = ({ stockImport }: { stockImport: StockImport }) => {
  const { issues } = stockImport
  const nameOf = useIssueName()
  const texts = useTexts()
  if (!issues.length) return null
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      {issues.map((issue) => (
        <Notice
          // Several notes of what was assumed have one code.
          key={`${issue.code} ${issue.column} ${issue.value} ${issue.params?.reason}`}
          variant={issue.severity === "note" ? "info" : issue.severity}
          title={nameOf(issue.code)}
        >
          {texts.issue(issue)}
        </Notice>
      ))}
    </div>
  )
}
