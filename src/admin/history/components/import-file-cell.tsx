import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { StockImport } from "../../imports/lib/stock-import"

/** The file's name, as the way to the import, and the import's number. */
export const ImportFileCell = ({
  stockImport,
}: {
  stockImport: StockImport
}) => {
  const { t } = useTranslation("stockSources")
  return (
    <div className="flex max-w-[260px] flex-col py-2">
      <Link
        to={`/stock-imports/${stockImport.id}`}
        className="text-ui-fg-base txt-compact-small-plus focus-visible:shadow-borders-focus truncate rounded-sm outline-none"
      >
        {stockImport.filename}
      </Link>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {t("imports.title", { number: stockImport.number })}
      </Text>
    </div>
  )
}
