import { Input, Text } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import { parseQuantity, typedQuantity } from "../../lib/parse-quantity"
import type { SourceItem } from "../../lib/source-items"
import { freeUnits } from "../../lib/transfer"

type Props = {
  item: SourceItem
  /** Code of the source that gets the units; empty: none is chosen yet. */
  to: string
  /** What that has now. */
  there: number | undefined
  typed: string
  onType: (text: string) => void
}

/** How many units of one item go, and what both sources have before and after. */
export const TransferRow = ({ item, to, there, typed, onType }: Props) => {
  const { t } = useTranslation("stockSources")
  const { number, locale } = useFormat()
  const id = useId()
  const quantity = parseQuantity(typed, locale)
  const free = freeUnits(item)
  const problem =
    quantity === null
      ? t("sources.items.notAQuantity", { example: typedQuantity(2.5, locale) })
      : Number(quantity) > free
        ? t("sources.transfer.tooMany", { units: number(free) })
        : undefined
  const going = problem ? 0 : Number(quantity)
  const change = (source: string, before: number, after: number) =>
    t("sources.transfer.change", {
      source,
      before: number(before),
      after: number(after),
    })
  return (
    <li className="flex items-start justify-between gap-x-4">
      <div className="min-w-0">
        <Text size="small" weight="plus" className="break-words">
          {item.sku}
        </Text>
        <Text
          id={`${id}-said`}
          size="small"
          className={problem ? "text-ui-fg-error" : "text-ui-fg-subtle"}
          role={problem ? "alert" : undefined}
        >
          {problem ??
            [
              change(item.source_code, item.quantity, item.quantity - going),
              ...(there === undefined
                ? []
                : [change(to, there, there + going)]),
            ].join(" · ")}
        </Text>
      </div>
      <Input
        size="small"
        className="w-24 text-right"
        inputMode="decimal"
        autoComplete="off"
        aria-label={t("sources.adding.quantityOf", { sku: item.sku })}
        aria-describedby={`${id}-said`}
        aria-invalid={Boolean(problem)}
        value={typed}
        onChange={({ target }) => onType(target.value)}
      />
    </li>
  )
}
