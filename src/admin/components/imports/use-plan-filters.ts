import { createDataTableFilterHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { StockImportRowDTO } from "../../../modules/stock-source/types"
import { useStockImportIssues } from "../../hooks/use-stock-import-issues"
import type { StockImport } from "../../lib/stock-import"
import { useIssueName } from "./use-issue-name"

type Filtered = StockImportRowDTO & { issue: string }

const helper = createDataTableFilterHelper<Filtered>()

/** Filters by what this plan has: its sources, and its problems. */
export function usePlanFilters(stockImport: StockImport) {
  const { t } = useTranslation("stockSources")
  const nameOf = useIssueName()
  const { data: issues } = useStockImportIssues(stockImport)
  const { totals } = stockImport
  return useMemo(() => {
    const codes = [...new Set(issues?.map(({ code }) => code))]
    const filters = [
      helper.accessor("source_code", {
        type: "multiselect",
        label: t("imports.rows.filterSource"),
        options: totals.map(({ source_code }) => ({
          label: source_code,
          value: source_code,
        })),
        searchable: totals.length > 10,
      }),
      helper.accessor("issue", {
        type: "multiselect",
        label: t("imports.rows.filterIssue"),
        options: codes.map((code) => ({ label: nameOf(code), value: code })),
      }),
    ]
    return filters.filter(
      (filter) => "options" in filter && filter.options.length > 0
    )
  }, [t, nameOf, issues, totals])
}
