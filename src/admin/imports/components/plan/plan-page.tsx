import { Skeleton, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import {
  useStockImportRows,
  type PlanQuery,
} from "../../hooks/use-stock-import-rows"
import type { StockImport } from "../../lib/stock-import"
import { LoadError } from "../../../shared/components/load-error"
import { PlanTable } from "./plan-table"
import type { OutcomeTab } from "./use-plan-query"

type Props = {
  stockImport: StockImport
  tab: OutcomeTab
  query: PlanQuery
  onPage: (offset: number) => void
}

/** A page of the plan's rows, and the way to the next. */
export const PlanPage = ({ stockImport, tab, query, onPage }: Props) => {
  const { t: dashboard } = useTranslation()
  const { data, error, isPlaceholderData, refetch } = useStockImportRows(
    stockImport,
    query
  )
  const { offset, limit } = query
  if (error) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  if (!data) return <Skeleton aria-busy className="h-64 w-full rounded-none" />
  if (!data.rows.length) return <NoRows isFiltered={isFiltered(query)} />
  const pageCount = Math.ceil(data.count / limit)
  return (
    <div
      aria-busy={isPlaceholderData}
      className={isPlaceholderData ? "opacity-60" : undefined}
    >
      <PlanTable
        rows={data.rows}
        tab={tab}
        hasRemarks={hasRemarks(stockImport)}
      />
      <Table.Pagination
        count={data.count}
        pageSize={limit}
        pageIndex={Math.floor(offset / limit)}
        pageCount={pageCount}
        canPreviousPage={offset > 0}
        canNextPage={offset + limit < data.count}
        previousPage={() => onPage(Math.max(0, offset - limit))}
        nextPage={() => onPage(offset + limit)}
        translations={{
          of: dashboard("general.of"),
          results: dashboard("general.results"),
          pages: dashboard("general.pages"),
          prev: dashboard("general.prev"),
          next: dashboard("general.next"),
        }}
      />
    </div>
  )
}

const NoRows = ({ isFiltered }: { isFiltered: boolean }) => {
  const { t } = useTranslation("stockSources")
  const name = isFiltered ? "filtered" : "empty"
  return (
    <div
      role="status"
      className="flex flex-col items-center gap-y-1 px-6 py-12 text-center"
    >
      <Text size="small" weight="plus">
        {t(`imports.rows.${name}`)}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t(`imports.rows.${name}Hint`)}
      </Text>
    </div>
  )
}

function isFiltered({ q, issue, source_code }: PlanQuery): boolean {
  return !!q || issue.length + source_code.length > 0
}

function hasRemarks({ counts }: StockImport): boolean {
  return counts.error + counts.warning + counts.not_undone > 0
}
