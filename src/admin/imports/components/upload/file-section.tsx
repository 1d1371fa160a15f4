import { Spinner } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { useChosenFile } from "../../hooks/use-chosen-file"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { ChosenFile } from "./chosen-file"
import { DownloadButton } from "../page/download-button"
import { FileDrop } from "./file-drop"
import { FileProblemNotice } from "./file-problem-notice"
import { Notice } from "../../../shared/components/notice"

type Props = {
  chosen: ReturnType<typeof useChosenFile>
  isLocked: boolean
  onChange: () => void
}

/** The file: chosen, dropped, or taken from an earlier import; and a sample to start from. */
export const FileSection = ({ chosen, isLocked, onChange }: Props) => {
  const { t } = useTranslation("stockSources")
  const errorText = useErrorText()
  const { file, isTouched, problem, origin, isFetching, fetchError } = chosen
  if (isFetching) {
    return (
      <Text
        size="small"
        role="status"
        className="text-ui-fg-subtle flex items-center gap-x-2"
      >
        <Spinner aria-hidden className="animate-spin" />
        {t("imports.new.fetching")}
      </Text>
    )
  }
  if (file) {
    return (
      <div className="flex flex-col gap-y-2">
        <ChosenFile
          file={file}
          isLocked={isLocked}
          takesFocus={isTouched}
          onRemove={() => {
            chosen.remove()
            onChange()
          }}
        />
        {origin && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("imports.new.from", { number: origin.number })}
          </Text>
        )}
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-y-3">
      {fetchError && (
        <Notice isUrgent variant="error" title={t("imports.download.failed")}>
          {errorText(fetchError)}
        </Notice>
      )}
      {problem && <FileProblemNotice problem={problem} />}
      <FileDrop
        hasError={!!problem}
        takesFocus={isTouched}
        onFiles={(files) => {
          void chosen.choose(files)
          onChange()
        }}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" className="text-ui-fg-subtle">
          {t("imports.new.sampleTitle")} {t("imports.new.sampleHint")}
        </Text>
        <DownloadButton
          variant="transparent"
          path="/admin/stock-imports/sample"
          filename="stock_sources_sample.csv"
        >
          {t("imports.new.sample")}
        </DownloadButton>
      </div>
    </div>
  )
}
