import { toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Source, SourceStock } from "../lib/sources"
import { useErrorText } from "./use-error-text"
import { useFormat } from "./use-format"
import { useReadSourceStock, useUpdateSource } from "./use-sources"

/** Enables or disables a source, once the admin has been told what stops selling, or may sell again. */
export function useToggleSourcePrompt(source: Source) {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const prompt = usePrompt()
  const errorText = useErrorText()
  const readStock = useReadSourceStock()
  const describe = useConsequence()
  const { mutateAsync } = useUpdateSource(source.code)

  return async () => {
    const id = `stock-source-${source.code}`
    const texts = source.enabled ? "sources.disabling" : "sources.enabling"
    try {
      const stock = await readStock(source.code)
      const isMeant = await prompt({
        variant: source.enabled ? "danger" : "confirmation",
        title: t(`${texts}.title`, { name: source.name }),
        description: describe(source, stock),
        confirmText: t(source.enabled ? "sources.disable" : "sources.enable"),
        cancelText: medusa("actions.cancel"),
      })
      if (!isMeant) return
      // Moving the units of a large source takes seconds.
      toast.loading(t(`${texts}.loading`, { name: source.name }), { id })
      await mutateAsync({ enabled: !source.enabled })
      toast.success(t(`${texts}.done`, { name: source.name }), { id })
    } catch (error) {
      toast.error(t(`${texts}.failed`, { name: source.name }), {
        id,
        description: errorText(error),
      })
    }
  }
}

/** In words, what selling is like after the change. */
function useConsequence() {
  const { t } = useTranslation("stockSources")
  const { number } = useFormat()
  return (source: Source, stock: SourceStock): string => {
    const counts = {
      units: number(source.enabled ? stock.available_quantity : stock.quantity),
      count: stock.items_count,
      items: number(stock.items_count),
      reserved: number(stock.reserved_quantity),
    }
    const parts = [
      t(`sources.${source.enabled ? "disabling" : "enabling"}.units`, counts),
      stock.reserved_quantity > 0 &&
        t(
          `sources.${source.enabled ? "disabling" : "enabling"}.reserved`,
          counts
        ),
    ]
    return parts.filter(Boolean).join(" ")
  }
}
