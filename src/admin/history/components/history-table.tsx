import { useTranslation } from "react-i18next"
import { useStockImports } from "../hooks/use-stock-imports"
import { useTableState } from "../../shared/hooks/use-table-state"
import { ListTable } from "../../shared/components/list-table"
import { LoadError } from "../../shared/components/load-error"
import { HistoryButtons } from "./history-buttons"
import { HistoryFilters } from "./history-filters"
import { useHistoryColumns } from "./use-history-columns"

/** Every import, the newest first. */
export const HistoryTable = () => {
  const { t } = useTranslation("stockSources")
  const state = useTableState()
  const columns = useHistoryColumns()
  const { data, error, isPending, refetch } = useStockImports(state)
  if (error && !data) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  const filters = ["status", "behavior", "since"]
  return (
    <ListTable
      columns={columns}
      rows={data?.stock_imports}
      count={data?.count}
      getRowId={({ id }) => id}
      state={state}
      isLoading={isPending}
      isFiltered={filters.some((name) => state.get(name))}
      empty={{
        heading: t("history.empty.heading"),
        description: t("history.empty.description"),
        action: <HistoryButtons />,
      }}
      rowHref={({ id }) => `/stock-imports/${id}`}
    >
      <HistoryFilters state={state} />
    </ListTable>
  )
}
