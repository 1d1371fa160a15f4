import { DataTable } from "@medusajs/dashboard/components"
import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useStockImportRows } from "../../hooks/use-stock-import-rows"
import { messageOf } from "../../lib/errors"
import type { StockImport } from "../../lib/stock-import"
import { Notice } from "./notice"
import { usePlanColumns } from "./use-plan-columns"
import { usePlanFilters } from "./use-plan-filters"
import { usePlanQuery } from "./use-plan-query"

/** A page of the plan's rows: what was there and what will be there. */
export const PlanTable = ({ stockImport }: { stockImport: StockImport }) => {
  const { t } = useTranslation("stockSources")
  const { tab, query } = usePlanQuery(stockImport)
  const { data, error, isPending, isPlaceholderData, refetch } =
    useStockImportRows(stockImport, query)
  const columns = usePlanColumns(tab, stockImport)
  const filters = usePlanFilters(stockImport)
  if (error) {
    return (
      <div className="px-6 py-4">
        <Notice
          variant="error"
          title={t("imports.load.planFailed")}
          action={
            <Button
              size="small"
              variant="secondary"
              onClick={() => void refetch()}
            >
              {t("imports.actions.retry")}
            </Button>
          }
        >
          {messageOf(error)}
        </Notice>
      </div>
    )
  }
  return (
    <div aria-busy={isPlaceholderData}>
      <DataTable
        data={data?.rows}
        columns={columns}
        filters={filters}
        rowCount={data?.count}
        pageSize={query.limit}
        getRowId={(row) => String(row.row_number)}
        isLoading={isPending}
        emptyState={{
          empty: {
            heading: t("imports.rows.empty"),
            description: t("imports.rows.emptyHint"),
          },
          filtered: {
            heading: t("imports.rows.filtered"),
            description: t("imports.rows.filteredHint"),
          },
        }}
      />
    </div>
  )
}
