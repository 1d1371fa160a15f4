import { Container, Heading, Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StockImport } from "../../lib/stock-import"
import { OutcomeTabs } from "./outcome-tabs"
import { PlanTable } from "./plan-table"
import { usePlanQuery } from "./use-plan-query"

/** The plan, row by row, by outcome. */
export const PlanRows = ({ stockImport }: { stockImport: StockImport }) => {
  const { t } = useTranslation("stockSources")
  const { tab, setTab } = usePlanQuery(stockImport)
  return (
    <Container id="rows" className="p-0">
      <Tabs value={tab} onValueChange={setTab}>
        <div className="flex flex-col gap-x-6 gap-y-2 border-b px-6 py-3 xl:flex-row xl:items-center xl:justify-between">
          <Heading level="h2">{t("imports.plan.rowsTitle")}</Heading>
          <OutcomeTabs counts={stockImport.counts} />
        </div>
        <Tabs.Content value={tab} tabIndex={-1}>
          <PlanTable stockImport={stockImport} />
        </Tabs.Content>
      </Tabs>
    </Container>
  )
}
