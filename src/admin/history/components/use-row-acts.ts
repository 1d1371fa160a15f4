import { toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useDeleteStockImport } from "../hooks/use-delete-stock-import"
import { useErrorText } from "../../shared/hooks/use-error-text"
import { useStockImportActs } from "../../imports/hooks/use-stock-import-acts"
import { reportName } from "../../../csv/file-name"
import { useReportPath } from "../../imports/hooks/use-report-path"
import { download } from "../../shared/lib/download"
import type { StockImport } from "../../imports/lib/stock-import"
import { useImportPrompts } from "../../imports/components/page/use-import-prompts"

/** The acts on an import that the list offers: each asks first where it changes something, and says how it went. */
export function useRowActs(stockImport: StockImport) {
  const { t } = useTranslation("stockSources")
  const { id, number, filename } = stockImport
  const errorText = useErrorText()
  const reportPath = useReportPath(id)
  const prompts = useImportPrompts(stockImport)
  const prompt = usePrompt()
  const acts = useStockImportActs(id)
  const deletion = useDeleteStockImport(id)

  const onError = (error: unknown) =>
    toast.error(t("history.failed", { number }), {
      description: errorText(error),
    })
  const save = (path: string, name: string) =>
    void download(path, { filename: name }).catch(onError)

  return {
    downloadFile: () => save(`/admin/stock-imports/${id}/file`, filename),
    downloadReport: () => save(reportPath, reportName(filename)),
    undo: async () => {
      if (await prompts.undo()) {
        acts.run(
          { act: "undo" },
          {
            onSuccess: () => toast.success(t("history.undoing", { number })),
            onError,
          }
        )
      }
    },
    cancel: async () => {
      if (await prompts.cancel()) {
        acts.run(
          { act: "cancel" },
          {
            onSuccess: () => toast.success(t("history.canceled", { number })),
            onError,
          }
        )
      }
    },
    remove: async () => {
      const isSure = await prompt({
        title: t("history.delete.title", { number }),
        description: t("history.delete.description"),
        confirmText: t("history.actions.delete"),
        cancelText: t("imports.actions.back"),
      })
      if (isSure) {
        deletion.mutate(undefined, {
          onSuccess: () => toast.success(t("history.deleted", { number })),
          onError,
        })
      }
    },
  }
}
