import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { SourceStock } from "../lib/sources"
import { StockNumber } from "./items/stock-number"

const FACTS = [
  ["items_count", "sources.itemsCount"],
  ["quantity", "sources.units"],
  ["reserved_quantity", "common.column.reserved_quantity"],
  ["available_quantity", "common.column.available_quantity"],
  ["out_of_stock_count", "sources.outOfStock"],
] as const

type SourceFactsProps = {
  /** Undefined: not counted yet. Null: could not be counted. */
  stock: SourceStock | null | undefined
}

/** What a source's items are all together. */
export const SourceFacts = ({ stock }: SourceFactsProps) => {
  const { t } = useTranslation("stockSources")
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-4 px-6 py-4 sm:grid-cols-3 lg:grid-cols-5">
      {FACTS.map(([field, label]) => (
        <div key={field} className="flex flex-col gap-y-1">
          <dt>
            <Text size="small" leading="compact" className="text-ui-fg-subtle">
              {t(label)}
            </Text>
          </dt>
          <dd className="txt-compact-large-plus">
            <StockNumber value={stock === null ? null : stock?.[field]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
