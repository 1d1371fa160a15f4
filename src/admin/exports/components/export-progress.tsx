import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../shared/hooks/use-format"
import type { DownloadProgress } from "../../shared/lib/download"

type ExportProgressProps = {
  progress: DownloadProgress
  rows: number
  onCancel: () => void
}

/** How far a download has come, where the browser does not show it itself. */
export const ExportProgress = ({
  progress,
  rows,
  onCancel,
}: ExportProgressProps) => {
  const { t } = useTranslation("stockSources")
  const { number, fileSize } = useFormat()
  // The header is a line too.
  const done = Math.max(0, Math.min(progress.lines - 1, rows))
  const percent = rows ? Math.round((done / rows) * 100) : 100
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" className="tabular-nums">
          {t("exports.progress", {
            done: number(done),
            total: number(rows),
            size: fileSize(progress.bytes),
          })}
        </Text>
        <Button size="small" variant="secondary" onClick={onCancel}>
          {t("exports.cancel")}
        </Button>
      </div>
      <div
        role="progressbar"
        aria-label={t("exports.download")}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="bg-ui-bg-component h-1.5 w-full overflow-hidden rounded-full"
      >
        <div
          className="bg-ui-bg-interactive h-full rounded-full transition-[width]"
          style={{ width: `${percent}%` }}
        />
      </div>
    </div>
  )
}
