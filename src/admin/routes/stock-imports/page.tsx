import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { HistoryButtons } from "../../history/components/history-buttons"
import { HistoryTable } from "../../history/components/history-table"
import { Breadcrumb } from "../../shared/components/breadcrumb"

/** Stock Imports: the history of all imports. */
const StockImportsPage = () => {
  const { t } = useTranslation("stockSources")
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Heading>{t("common.stockImports")}</Heading>
        <HistoryButtons />
      </div>
      <HistoryTable />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "common.stockImports",
  translationNs: "stockSources",
  nested: "/inventory",
})

export const handle = {
  breadcrumb: () => <Breadcrumb name="common.stockImports" />,
}

export default StockImportsPage
