import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { IssueSummary } from "../../../../modules/stock-source/types"
import { useCorrections } from "../../hooks/use-corrections"
import { useMayCorrect } from "../../hooks/use-may-correct"
import { useStockImportIssues } from "../../hooks/use-stock-import-issues"
import type { StockImport } from "../../lib/stock-import"
import { ActError } from "../page/act-error"
import { LoadError } from "../../../shared/components/load-error"
import { Problem } from "./problem"
import { Section } from "../../../shared/components/section"

type Props = { stockImport: StockImport; onShowRows: (code: string) => void }

/** What is wrong with the rows, grouped by kind, with the most frequent values and what was probably meant. */
export const Problems = ({ stockImport, onShowRows }: Props) => {
  const { t } = useTranslation("stockSources")
  const corrections = useCorrections(stockImport.id)
  const mayCorrect = useMayCorrect(stockImport)
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
      actions={
        mayCorrect &&
        data.some(hasProposal) && (
          <Button
            size="small"
            variant="secondary"
            className="shrink-0"
            isLoading={corrections.isPending}
            onClick={() => corrections.mutate({ accept: "safe" })}
          >
            {t("imports.corrections.acceptSafe")}
          </Button>
        )
      }
    >
      <ActError stockImport={stockImport} error={corrections.error} />
      <ul className="divide-y">
        {data.map((problem) => (
          <Problem
            key={`${problem.code} ${problem.column} ${problem.severity}`}
            problem={problem}
            onShowRows={() => onShowRows(problem.code)}
            isBusy={corrections.isPending}
            onAccept={
              mayCorrect
                ? (column, value) =>
                    corrections.mutate({ accept: [{ column, value }] })
                : undefined
            }
          />
        ))}
      </ul>
    </Section>
  )
}

function hasProposal({ severity, examples }: IssueSummary): boolean {
  return severity === "error" && examples.some(({ proposal }) => proposal)
}
