import { Button, Text } from "@medusajs/ui"
import type { FormEvent } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { useChosenFile } from "../../hooks/use-chosen-file"
import { useImportOptions } from "../../hooks/use-import-options"
import { useStockUpload } from "../../hooks/use-stock-upload"
import { queryOf } from "../../lib/import-options"
import { BehaviorChoice } from "./behavior-choice"
import { FileSection } from "./file-section"
import { MoreSettings } from "./more-settings"
import { StepSection } from "./step-section"
import { UploadErrorNotice } from "./upload-error-notice"
import { UploadProgress } from "./upload-progress"

/** The first step: a file, what is to happen with it, and its upload. */
export const NewImport = () => {
  const { t } = useTranslation("stockSources")
  const [params] = useSearchParams()
  const settings = useImportOptions()
  const chosen = useChosenFile(params.get("from"))
  const { progress, error, upload, cancel, reset } = useStockUpload()
  const { file } = chosen
  const isLocked = !!progress

  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (file && !isLocked) void upload(file, queryOf(settings.options))
  }
  return (
    <form onSubmit={send}>
      <StepSection title={t("imports.new.file")}>
        <div className="flex flex-col gap-y-4 px-6 py-6">
          <FileSection chosen={chosen} isLocked={isLocked} onChange={reset} />
        </div>
        <div className="flex flex-col gap-y-6 px-6 py-6">
          <BehaviorChoice {...settings} isLocked={isLocked} />
          <MoreSettings {...settings} isLocked={isLocked} />
        </div>
        <div className="flex flex-col gap-y-4 px-6 py-4">
          {Boolean(error) && file && (
            <UploadErrorNotice error={error} file={file} onRetry={send} />
          )}
          {progress && file ? (
            <UploadProgress
              name={file.name}
              progress={progress}
              onCancel={cancel}
            />
          ) : (
            <div className="flex flex-wrap items-center justify-end gap-3">
              <Text size="small" className="text-ui-fg-subtle">
                {t("imports.new.nothingWritten")}
              </Text>
              <Button type="submit" size="small" disabled={!file}>
                {t("imports.new.check")}
              </Button>
            </div>
          )}
        </div>
      </StepSection>
    </form>
  )
}
