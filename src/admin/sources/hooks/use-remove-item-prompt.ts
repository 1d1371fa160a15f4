import { toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { SourceItem } from "../lib/source-items"
import { useErrorText } from "../../shared/hooks/use-error-text"
import { useFormat } from "../../shared/hooks/use-format"
import { useChangeSourceItems } from "./use-source-items"

/** Takes an item away from a source, once the admin has been told what is there. */
export function useRemoveItemPrompt(item: SourceItem) {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { number } = useFormat()
  const prompt = usePrompt()
  const errorText = useErrorText()
  const { mutateAsync } = useChangeSourceItems()
  const names = { sku: item.sku ?? "", source: item.source_name }

  return async () => {
    const isMeant = await prompt({
      title: t("sources.items.removing.title", names),
      description: t("sources.items.removing.description", {
        ...names,
        count: item.quantity,
        units: number(item.quantity),
      }),
      confirmText: medusa("actions.remove"),
      cancelText: medusa("actions.cancel"),
    })
    if (!isMeant) return
    try {
      await mutateAsync({
        delete: [{ source_code: item.source_code, sku: names.sku }],
      })
      toast.success(t("sources.items.removing.done", names))
    } catch (error) {
      toast.error(t("sources.items.removing.failed", names), {
        description: errorText(error),
      })
    }
  }
}
