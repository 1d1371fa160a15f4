import { Button, InlineTip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { DownloadState } from "../hooks/use-export"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { LoadError } from "../../shared/components/load-error"
import { ExportProgress } from "./export-progress"

type ExportOutcomeProps = {
  state: DownloadState
  rows: number
  /** Whether an import takes a file of these columns. */
  isImportable: boolean
  onCancel: () => void
  onRetry: () => void
}

/** What has become of a download: its progress, why it failed, or what to do with the file. */
export const ExportOutcome = ({
  state,
  rows,
  isImportable,
  onCancel,
  onRetry,
}: ExportOutcomeProps) => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  switch (state.phase) {
    case "running":
      return (
        <ExportProgress
          progress={state.progress}
          rows={rows}
          onCancel={onCancel}
        />
      )
    case "failed":
      return <LoadError error={state.error} onRetry={onRetry} />
    case "native":
    case "done":
      return (
        <div className="px-6 py-4" role="status">
          <InlineTip
            variant="success"
            label={t(
              state.phase === "done" ? "exports.saved" : "exports.started"
            )}
          >
            {t(isImportable ? "exports.next" : "exports.columns.onlyToRead")}{" "}
            {isImportable && can("stock_import:create") && (
              <Button size="small" variant="transparent" asChild>
                <Link to="/stock-imports/new">{t("common.importStock")}</Link>
              </Button>
            )}
          </InlineTip>
        </div>
      )
    default:
      return null
  }
}
