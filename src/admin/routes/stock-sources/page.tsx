import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Outlet } from "react-router-dom"
import { SourcesBreadcrumb } from "../../sources/components/breadcrumbs"
import { SourcesTable } from "../../sources/components/sources-table"

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
