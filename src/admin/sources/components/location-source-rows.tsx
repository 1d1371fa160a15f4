import { SectionRow } from "@medusajs/dashboard/components"
import { Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { useSourceStock } from "../hooks/use-sources"
import type { Source } from "../lib/sources"
import { DefaultBadge } from "./source-badges"
import { StockNumber } from "./items/stock-number"

type LocationSourceRowsProps = {
  /** Undefined until it is known. */
  source: Source | undefined
}

/** A stock location's source in a few rows: its code, and what it holds. */
export const LocationSourceRows = ({ source }: LocationSourceRowsProps) => {
  const { t } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  const stockOf = useSourceStock(source && [source.code])
  if (!source) {
    return <Skeleton className="h-36 w-full" />
  }
  const counted = stockOf(source.code)
  const row = (
    title: string,
    field: "items_count" | "quantity" | "out_of_stock_count"
  ) => (
    <SectionRow
      title={title}
      value={<StockNumber value={counted === null ? null : counted?.[field]} />}
    />
  )
  return (
    <>
      <SectionRow
        title={medusa("fields.code")}
        value={
          <span className="flex items-center gap-x-2">
            <Link
              to={`/stock-sources/${source.code}`}
              className="text-ui-fg-base focus-visible:shadow-borders-focus rounded font-medium underline-offset-2 outline-none hover:underline"
            >
              {source.code}
            </Link>
            {source.is_default && <DefaultBadge />}
          </span>
        }
      />
      {row(t("sources.itemsCount"), "items_count")}
      {row(t("sources.units"), "quantity")}
      {row(t("sources.outOfStock"), "out_of_stock_count")}
    </>
  )
}
