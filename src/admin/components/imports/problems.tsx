import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useStockImportIssues } from "../../hooks/use-stock-import-issues"
import { messageOf } from "../../lib/errors"
import type { StockImport } from "../../lib/stock-import"
import { Notice } from "./notice"
import { Problem } from "./problem"
import { Section } from "./section"

type Props = { stockImport: StockImport; onShowRows: (code: string) => void }

/** What is wrong with the rows, grouped by kind, with the most frequent values and what was probably meant. */
export const Problems = ({ stockImport, onShowRows }: Props) => {
  const { t } = useTranslation("stockSources")
  const { data, error, refetch } = useStockImportIssues(stockImport)
  if (error) {
    return (
      <Notice
        variant="error"
        title={t("imports.load.issuesFailed")}
        action={
          <Button
            size="small"
            variant="secondary"
            onClick={() => void refetch()}
          >
            {t("imports.actions.retry")}
          </Button>
        }
      >
        {messageOf(error)}
      </Notice>
    )
  }
  if (!data?.length) return null
  return (
    <Section title={t("imports.plan.problemsTitle")}>
      <ul className="divide-y">
        {data.map((problem) => (
          <Problem
            key={`${problem.code} ${problem.column} ${problem.severity}`}
            problem={problem}
            onShowRows={() => onShowRows(problem.code)}
          />
        ))}
      </ul>
    </Section>
  )
}
