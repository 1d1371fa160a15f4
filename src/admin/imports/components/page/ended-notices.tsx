import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import { useTexts } from "../../../shared/hooks/use-texts"
import { reportName } from "../../../../csv/file-name"
import { useReportPath } from "../../hooks/use-report-path"
import { useStockImportIssues } from "../../hooks/use-stock-import-issues"
import type { StockImport } from "../../lib/stock-import"
import { DownloadButton } from "./download-button"
import { FileIssues } from "../problems/file-issues"
import { Notice } from "../../../shared/components/notice"

/** What an import that has ended leaves to be looked at. */
export const EndedNotices = ({ stockImport }: { stockImport: StockImport }) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const texts = useTexts()
  const reportPath = useReportPath(stockImport.id)
  const { status, counts, error, filename, plan_dropped_at } = stockImport
  const { data } = useStockImportIssues(stockImport, !plan_dropped_at)
  const drifted = data?.find(({ code }) => code === "drifted")?.count ?? 0
  const title = (name: string, count: number) =>
    t(`imports.result.${name}`, { count, n: format.number(count) })
  const isApplied = status === "applied"
  const isGone = error?.code === "gone" && isApplied
  const isLeft = isApplied && stockImport.parked_act !== "hook"
  const notices = [
    isGone && (
      <Notice key="gone" variant="warning" title={t("imports.issues.gone")}>
        {texts.importError(error)}
      </Notice>
    ),
    error && !isGone && (
      <Notice
        key="error"
        variant="error"
        title={t(
          isLeft ? "imports.result.notTakenBack" : "imports.result.reason"
        )}
      >
        {texts.importError(error)}{" "}
        {isLeft && t("imports.result.notTakenBackHint")}
      </Notice>
    ),
    counts.not_undone > 0 && (
      <Notice
        key="not_undone"
        variant="warning"
        title={title("notUndone", counts.not_undone)}
      >
        {t("imports.result.notUndoneHint")}
      </Notice>
    ),
    drifted > 0 && isApplied && (
      <Notice key="drifted" variant="info" title={title("drifted", drifted)}>
        {t("imports.result.driftedHint")}
      </Notice>
    ),
    counts.error > 0 && isApplied && (
      <Notice
        key="errors"
        variant="warning"
        title={title("leftOut", counts.error)}
        action={
          !plan_dropped_at && (
            <DownloadButton path={reportPath} filename={reportName(filename)}>
              {t("imports.actions.report")}
            </DownloadButton>
          )
        }
      >
        {t("imports.result.leftOutHint")}
      </Notice>
    ),
  ].filter(Boolean)
  return (
    <>
      {notices.length > 0 && (
        <div className="flex flex-col gap-y-2 px-6 py-4">{notices}</div>
      )}
      <FileIssues stockImport={stockImport} />
    </>
  )
}
