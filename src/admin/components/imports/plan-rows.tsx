import { Container, Heading, Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StockImport } from "../../lib/stock-import"
import { OutcomeTabs } from "./outcome-tabs"
import { PlanPage } from "./plan-page"
import { PlanToolbar } from "./plan-toolbar"
import { usePlanQuery } from "./use-plan-query"

/** The plan, row by row: by outcome, searched and filtered. */
export const PlanRows = ({ stockImport }: { stockImport: StockImport }) => {
  const { t } = useTranslation("stockSources")
  const { tab, query, change } = usePlanQuery(stockImport)
  return (
    <Container id="rows" className="divide-y p-0">
      <Tabs
        value={tab}
        onValueChange={(name) => change({ tab: name })}
        className="divide-y"
      >
        <div className="flex flex-col gap-3 px-6 py-4">
          <Heading level="h2">{t("imports.plan.rowsTitle")}</Heading>
          <div className="flex flex-col gap-3 2xl:flex-row 2xl:items-center 2xl:justify-between">
            <OutcomeTabs counts={stockImport.counts} />
            <PlanToolbar
              stockImport={stockImport}
              query={query}
              onChange={change}
            />
          </div>
        </div>
        <Tabs.Content value={tab} tabIndex={-1}>
          <PlanPage
            stockImport={stockImport}
            tab={tab}
            query={query}
            onPage={(offset) => change({ offset: String(offset || "") })}
          />
        </Tabs.Content>
      </Tabs>
    </Container>
  )
}
