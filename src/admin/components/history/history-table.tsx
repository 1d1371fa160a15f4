import { DataTable } from "@medusajs/dashboard/components"
import { useTranslation } from "react-i18next"
import { usePermissions } from "../../hooks/use-permissions"
import { useStockImports } from "../../hooks/use-stock-imports"
import { LoadError } from "../shared/load-error"
import { HistoryEmpty } from "./history-empty"
import { useHistoryColumns } from "./use-history-columns"
import { useHistoryFilters } from "./use-history-filters"

const PAGE_SIZE = 20

/** Every import, the newest first. */
export const HistoryTable = () => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  const { data, isPending, isError, error, refetch } =
    useStockImports(PAGE_SIZE)
  const columns = useHistoryColumns()
  const filters = useHistoryFilters()
  if (isError && !data) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  return (
    <DataTable
      data={data?.stock_imports}
      rowCount={data?.count}
      columns={columns}
      filters={filters}
      getRowId={({ id }) => id}
      rowHref={({ id }) => `/stock-imports/${id}`}
      heading={t("common.stockImports")}
      pageSize={PAGE_SIZE}
      isLoading={isPending}
      actions={[
        ...(can("stock_source:export")
          ? [{ label: t("history.actions.export"), to: "/stock-export" }]
          : []),
        ...(can("stock_import:create")
          ? [{ label: t("history.actions.import"), to: "/stock-imports/new" }]
          : []),
      ]}
      emptyState={{
        empty: { custom: <HistoryEmpty /> },
        filtered: {
          heading: t("history.filtered.heading"),
          description: t("history.filtered.description"),
        },
      }}
    />
  )
}
