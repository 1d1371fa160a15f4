import { useTranslation } from "react-i18next"
import { useStockImportIssues } from "../../hooks/use-stock-import-issues"
import type { PlanQuery } from "../../hooks/use-stock-import-rows"
import type { StockImport } from "../../lib/stock-import"
import { SearchInput } from "../../../shared/components/search-input"
import { FilterMenu } from "./filter-menu"
import { useIssueName } from "../problems/use-issue-name"

type Props = {
  stockImport: StockImport
  query: PlanQuery
  onChange: (change: {
    q?: string
    issue?: string[]
    source_code?: string[]
  }) => void
}

/** Search and filters of the plan's rows, by what this plan has. */
export const PlanToolbar = ({ stockImport, query, onChange }: Props) => {
  const { t } = useTranslation("stockSources")
  const nameOf = useIssueName()
  const { data: issues } = useStockImportIssues(stockImport)
  const codes = [...new Set(issues?.map(({ code }) => code))]
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2">
      <FilterMenu
        label={t("imports.rows.filterSource")}
        options={stockImport.totals.map(({ source_code }) => ({
          value: source_code,
          label: source_code,
        }))}
        chosen={query.source_code}
        onChange={(source_code) => onChange({ source_code })}
      />
      <FilterMenu
        label={t("imports.rows.filterIssue")}
        options={codes.map((code) => ({ value: code, label: nameOf(code) }))}
        chosen={query.issue}
        onChange={(issue) => onChange({ issue })}
      />
      <SearchInput
        label={t("imports.rows.search")}
        value={query.q}
        onChange={(q) => onChange({ q })}
      />
    </div>
  )
}
