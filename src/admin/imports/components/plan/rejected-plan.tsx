import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { DecimalSeparator } from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { usePermissions } from "../../../shared/hooks/use-permissions"
import { reportName } from "../../../../csv/file-name"
import { useReportPath } from "../../hooks/use-report-path"
import { importAgainPath } from "../../lib/import-options"
import type { StockImport } from "../../lib/stock-import"
import { DownloadButton } from "../page/download-button"
import { FileIssues } from "../problems/file-issues"
import { ReadingQuestion } from "./reading-question"
import { StepSection } from "../upload/step-section"

type Props = {
  stockImport: StockImport
  isBusy: boolean
  onCheck: (decimalSeparator: DecimalSeparator) => void
}

/** A file that cannot be applied: why, and the ways on. */
export const RejectedPlan = ({ stockImport, isBusy, onCheck }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const { can } = usePermissions()
  const reportPath = useReportPath(stockImport.id)
  const { counts, filename, plan_dropped_at } = stockImport
  const hasRows = counts.rows > 0
  const mayImport = can("stock_import:create") && !plan_dropped_at
  return (
    <StepSection
      title={t("imports.plan.rejectedTitle")}
      hint={
        hasRows
          ? [
              t("imports.plan.rejectedHint", {
                count: counts.error,
                n: format.number(counts.error),
                total: format.number(counts.rows),
              }),
              t("imports.plan.fix"),
            ].join(" ")
          : t("imports.plan.rejectedFileHint")
      }
      actions={
        <>
          {mayImport && (
            <Button size="small" variant="secondary" asChild>
              <Link
                to={importAgainPath(
                  stockImport,
                  hasRows ? { validation_strategy: "skip_errors" } : {}
                )}
              >
                {t(
                  hasRows
                    ? "imports.actions.skipErrors"
                    : "imports.actions.again"
                )}
              </Link>
            </Button>
          )}
          {hasRows && !plan_dropped_at && (
            <DownloadButton
              path={reportPath}
              filename={reportName(filename)}
              variant="primary"
            >
              {t("imports.actions.report")}
            </DownloadButton>
          )}
        </>
      }
    >
      <ReadingQuestion
        stockImport={stockImport}
        isBusy={isBusy}
        onCheck={onCheck}
      />
      <FileIssues stockImport={stockImport} />
    </StepSection>
  )
}
