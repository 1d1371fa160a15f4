import type { StockImport } from "../../lib/stock-import"
import { PlanRows } from "./plan-rows"
import { Problems } from "./problems"
import { SourceTotals } from "./source-totals"
import { usePlanQuery } from "./use-plan-query"

/** What a plan holds: units by source, problems, and every row. */
export const PlanDetails = ({ stockImport }: { stockImport: StockImport }) => {
  const { showIssue } = usePlanQuery(stockImport)
  const { status, totals, counts, plan_dropped_at } = stockImport
  if (["uploaded", "checking"].includes(status)) return null
  const hasRows = counts.rows > 0 && !plan_dropped_at

  const show = (code: string) => {
    showIssue(code)
    document.getElementById("rows")?.scrollIntoView({ block: "start" })
  }
  return (
    <>
      {hasRows && counts.error > 0 && (
        <Problems stockImport={stockImport} onShowRows={show} />
      )}
      <SourceTotals totals={totals} />
      {hasRows && counts.error === 0 && (
        <Problems stockImport={stockImport} onShowRows={show} />
      )}
      {hasRows && <PlanRows stockImport={stockImport} />}
    </>
  )
}
