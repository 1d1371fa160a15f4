import { toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Source } from "../lib/sources"
import { useErrorText } from "../../shared/hooks/use-error-text"
import { useFormat } from "../../shared/hooks/use-format"
import { useDeleteSource, useReadSourceStock } from "./use-sources"

/** Deletes a source that holds nothing; of any other it says what it holds. */
export function useDeleteSourcePrompt(source: Source, onDeleted?: () => void) {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { number } = useFormat()
  const prompt = usePrompt()
  const errorText = useErrorText()
  const readStock = useReadSourceStock()
  const { mutateAsync } = useDeleteSource(source.code)

  const isMeant = () =>
    prompt({
      title: t("sources.deleting.title", { name: source.name }),
      description: t("sources.deleting.description", { name: source.name }),
      confirmText: medusa("actions.delete"),
      cancelText: medusa("actions.cancel"),
    })

  return async () => {
    const failed = t("sources.deleting.failed", { name: source.name })
    try {
      const stock = await readStock(source.code)
      if (stock.items_count > 0) {
        toast.error(failed, {
          description: t("sources.deleting.holds", {
            count: stock.items_count,
            items: number(stock.items_count),
            units: number(stock.quantity),
            reserved: number(stock.reserved_quantity),
          }),
        })
        return
      }
      if (!(await isMeant())) return
      await mutateAsync()
      toast.success(t("sources.deleting.done", { name: source.name }))
      onDeleted?.()
    } catch (error) {
      toast.error(failed, { description: errorText(error) })
    }
  }
}
