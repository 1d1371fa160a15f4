import { usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Source, SourceStock } from "../lib/sources"
import { useFormat } from "../../shared/hooks/use-format"
import { useReadSourceStock } from "./use-sources"

/** Asks whether a source is to be disabled, or enabled, and says what stops selling, or may sell again. */
export function useConfirmToggle(source: Source) {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const { number } = useFormat()
  const prompt = usePrompt()
  const readStock = useReadSourceStock()
  const texts = source.enabled ? "sources.disabling" : "sources.enabling"

  const describe = (stock: SourceStock) => {
    const counts = {
      units: number(source.enabled ? stock.available_quantity : stock.quantity),
      count: stock.items_count,
      items: number(stock.items_count),
      reserved: number(stock.reserved_quantity),
    }
    const units = t(`${texts}.units`, counts)
    return stock.reserved_quantity > 0
      ? `${units} ${t(`${texts}.reserved`, counts)}`
      : units
  }

  return async (): Promise<boolean> =>
    prompt({
      variant: source.enabled ? "danger" : "confirmation",
      title: t(`${texts}.title`, { name: source.name }),
      description: describe(await readStock(source.code)),
      confirmText: t(source.enabled ? "sources.disable" : "sources.enable"),
      cancelText: medusa("actions.cancel"),
    })
}
