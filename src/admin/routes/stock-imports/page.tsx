import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { HistoryTable } from "../../components/history/history-table"
import { Breadcrumb } from "../../components/shared/breadcrumb"

/** Stock Imports: the history of all imports. */
const StockImportsPage = () => (
  <Container className="divide-y p-0">
    <HistoryTable />
  </Container>
)

export const config = defineRouteConfig({
  label: "common.stockImports",
  translationNs: "stockSources",
  nested: "/inventory",
})

export const handle = {
  breadcrumb: () => <Breadcrumb name="common.stockImports" />,
}

export default StockImportsPage
