import type { StockImport } from "../../lib/stock-import"
import { PlanRows } from "./plan-rows"
import { Problems } from "./problems"
import { SourceTotals } from "./source-totals"
import { usePlanQuery } from "./use-plan-query"

// Their totals would tell of something that is not so.
const NEVER_MADE = ["failed", "canceled"]

/** What a plan holds: units by source, problems, and every row. */
export const PlanDetails = ({ stockImport }: { stockImport: StockImport }) => {
  const { change } = usePlanQuery(stockImport)
  const { status, totals, counts, plan_dropped_at } = stockImport
  if (["uploaded", "checking"].includes(status)) return null
  const hasRows = counts.rows > 0 && !plan_dropped_at
  const problems = hasRows && (
    <Problems
      stockImport={stockImport}
      onShowRows={(code) => {
        change({ tab: "all", issue: code, q: "", source_code: [] })
        document.getElementById("rows")?.scrollIntoView({ block: "start" })
      }}
    />
  )
  return (
    <>
      {counts.error > 0 && problems}
      {!NEVER_MADE.includes(status) && <SourceTotals totals={totals} />}
      {counts.error === 0 && problems}
      {hasRows && <PlanRows stockImport={stockImport} />}
    </>
  )
}
