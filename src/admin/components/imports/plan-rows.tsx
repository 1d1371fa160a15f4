import { DataTable } from "@medusajs/dashboard/components"
import { Button, Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useStockImportRows } from "../../hooks/use-stock-import-rows"
import { messageOf } from "../../lib/errors"
import type { StockImport } from "../../lib/stock-import"
import { Notice } from "./notice"
import { OutcomeTabs } from "./outcome-tabs"
import { Section } from "./section"
import { usePlanColumns } from "./use-plan-columns"
import { usePlanFilters } from "./use-plan-filters"
import { usePlanQuery } from "./use-plan-query"

/** The plan, row by row: what was there and what will be there, by outcome. */
export const PlanRows = ({ stockImport }: { stockImport: StockImport }) => {
  const { t } = useTranslation("stockSources")
  const { tab, setTab, query } = usePlanQuery(stockImport)
  const { data, error, isPending, isPlaceholderData, refetch } =
    useStockImportRows(stockImport, query)
  const columns = usePlanColumns(tab)
  const filters = usePlanFilters(stockImport)
  return (
    <Section id="rows" title={t("imports.plan.rowsTitle")}>
      <Tabs value={tab} onValueChange={setTab}>
        <OutcomeTabs counts={stockImport.counts} />
        <Tabs.Content value={tab} aria-busy={isPlaceholderData}>
          {error ? (
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
          ) : (
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
          )}
        </Tabs.Content>
      </Tabs>
    </Section>
  )
}
