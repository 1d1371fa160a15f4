import { useTranslation } from "react-i18next"
import { useStockImportIssues } from "../../hooks/use-stock-import-issues"
import type { StockImport } from "../../lib/stock-import"
import { LoadError } from "../../../shared/components/load-error"
import { Problem } from "./problem"
import { Section } from "../../../shared/components/section"

type Props = { stockImport: StockImport; onShowRows: (code: string) => void }

/** What is wrong with the rows, grouped by kind, with the most frequent values and what was probably meant. */
export const Problems = ({ stockImport, onShowRows }: Props) => {
  const { t } = useTranslation("stockSources")
  const { data, error, refetch } = useStockImportIssues(stockImport)
  if (error) {
    return (
      <Section title={t("imports.plan.problemsTitle")}>
        <LoadError error={error} onRetry={() => void refetch()} />
      </Section>
    )
  }
  if (!data?.length) return null
  return (
    <Section
      title={t(
        data.some(({ severity }) => severity === "error")
          ? "imports.plan.problemsTitle"
          : "imports.plan.warningsTitle"
      )}
    >
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
