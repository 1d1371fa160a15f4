import { Container, Heading, Tabs, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StockImport } from "../../lib/stock-import"
import { OutcomeTabs } from "./outcome-tabs"
import { whyNotInForce } from "./plan-force"
import { PlanPage } from "./plan-page"
import { PlanToolbar } from "./plan-toolbar"
import { usePlanQuery } from "./use-plan-query"

/** The plan, row by row: by outcome, searched and filtered. */
export const PlanRows = ({ stockImport }: { stockImport: StockImport }) => {
  const { t } = useTranslation("stockSources")
  const { tab, query, change } = usePlanQuery(stockImport)
  const why = whyNotInForce(stockImport)
  return (
    <Container id="rows" className="divide-y p-0">
      <Tabs
        value={tab}
        onValueChange={(name) => change({ tab: name })}
        className="divide-y"
      >
        <div className="flex flex-col gap-3 px-6 py-4">
          <div>
            <Heading level="h2">
              {t(why ? `imports.notInForce.${why}` : "imports.plan.rowsTitle")}
            </Heading>
            {why && (
              <Text size="small" className="text-ui-fg-subtle">
                {t(
                  stockImport.counts.not_undone > 0
                    ? "imports.notInForce.hintBut"
                    : "imports.notInForce.hint"
                )}
              </Text>
            )}
          </div>
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
