import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { stockImportKey } from "../../../shared/lib/query-keys"
import type { StockImport } from "../../lib/stock-import"

/** The import's number; read by the page, not here. */
export const ImportBreadcrumb = ({ id }: { id: string }) => {
  const { t } = useTranslation("stockSources")
  const { data } = useQuery<StockImport>({
    queryKey: stockImportKey(id),
    enabled: false,
  })
  return <>{data ? t("imports.title", { number: data.number }) : "…"}</>
}
