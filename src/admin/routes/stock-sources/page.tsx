import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Outlet } from "react-router-dom"
import { SourcesBreadcrumb } from "../../components/sources/breadcrumbs"
import { SourcesTable } from "../../components/sources/sources-table"

/** Stock Sources: all sources of the store. */
const StockSourcesPage = () => (
  <>
    <SourcesTable />
    <Outlet />
  </>
)

export const config = defineRouteConfig({
  label: "common.stockSources",
  translationNs: "stockSources",
  nested: "/inventory",
})

export const handle = { breadcrumb: () => <SourcesBreadcrumb /> }

export default StockSourcesPage
