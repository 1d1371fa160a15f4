import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import type { UploadProgress as Progress } from "../../lib/upload-stock-file"
import { Announcer } from "../page/announcer"
import { ProgressBar } from "../page/progress-bar"

type Props = { name: string; progress: Progress; onCancel: () => void }

/** How much of the file is on the server. */
export const UploadProgress = ({ name, progress, onCancel }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const { loaded, total } = progress
  const isSent = loaded >= total
  const label = t("imports.new.uploading", { name })
  const text = isSent
    ? t("imports.new.received")
    : t("imports.new.uploaded", {
        loaded: format.fileSize(loaded),
        total: format.fileSize(total),
      })
  return (
    <div className="flex flex-col gap-y-2">
      <ProgressBar label={label} value={isSent ? undefined : loaded / total} />
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" className="text-ui-fg-subtle tabular-nums">
          {text}
        </Text>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={onCancel}
        >
          {t("imports.new.cancelUpload")}
        </Button>
      </div>
      <Announcer text={`${label}. ${text}`} />
    </div>
  )
}
