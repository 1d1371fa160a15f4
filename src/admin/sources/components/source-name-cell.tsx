import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { useDisabledSources } from "../hooks/use-sources"
import type { SourceItem } from "../lib/source-items"

/** Where a source item is; whether nothing sells there. */
export const SourceNameCell = ({ item }: { item: SourceItem }) => {
  const { t } = useTranslation()
  const { data: disabled } = useDisabledSources()
  return (
    <span className="flex items-center gap-x-2">
      <Link
        to={`/stock-sources/${item.source_code}`}
        title={item.source_code}
        className="text-ui-fg-base focus-visible:shadow-borders-focus truncate rounded font-medium outline-none"
      >
        {item.source_name}
      </Link>
      {disabled?.has(item.source_code) && (
        <Badge size="2xsmall">{t("statuses.disabled")}</Badge>
      )}
    </span>
  )
}
