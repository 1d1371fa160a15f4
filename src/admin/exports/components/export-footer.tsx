import { Button, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useErrorText } from "../../shared/hooks/use-error-text"
import {
  useBackgroundExport,
  useExportCount,
  useExportDownload,
} from "../hooks/use-export"
import {
  canBeImportedAgain,
  type ExportChoice,
  isEmptyRange,
} from "../lib/export-choice"
import { LoadError } from "../../shared/components/load-error"
import { ExportCount } from "./export-count"
import { ExportOutcome } from "./export-outcome"

/** How many rows it will be, the two ways to get them, and what comes next. */
export const ExportFooter = ({ choice }: { choice: ExportChoice }) => {
  const { t } = useTranslation("stockSources")
  const errorText = useErrorText()
  const count = useExportCount(choice)
  const { state, start, cancel } = useExportDownload(choice)
  const background = useBackgroundExport()

  const exportInBackground = () =>
    background.mutate(choice, {
      onSuccess: () =>
        toast.info(t("exports.background.title"), {
          description: t("exports.background.description"),
        }),
      onError: (error) =>
        toast.error(t("exports.failed"), { description: errorText(error) }),
    })

  if (count.isError) {
    return (
      <LoadError error={count.error} onRetry={() => void count.refetch()} />
    )
  }
  const isBusy = state.phase === "starting" || state.phase === "running"
  const isEmpty = count.data?.rows === 0 || isEmptyRange(choice)
  return (
    <>
      <div className="flex flex-col gap-4 px-6 py-4 md:flex-row md:items-center md:justify-between">
        <ExportCount
          count={count.data}
          isCounting={count.isPending || count.isPlaceholderData}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="small"
            variant="secondary"
            onClick={exportInBackground}
            isLoading={background.isPending}
            disabled={isEmpty || !count.data}
          >
            {t("exports.inBackground")}
          </Button>
          <Button
            size="small"
            onClick={() => void start()}
            isLoading={isBusy}
            disabled={isEmpty || !count.data}
          >
            {t(
              choice.format === "xlsx"
                ? "exports.downloadXlsx"
                : "exports.download"
            )}
          </Button>
        </div>
      </div>
      <ExportOutcome
        state={state}
        rows={count.data?.rows ?? 0}
        isImportable={canBeImportedAgain(choice)}
        onCancel={cancel}
        onRetry={() => void start()}
      />
    </>
  )
}
