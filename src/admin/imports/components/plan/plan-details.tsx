import type { StockImport } from "../../lib/stock-import"
import { InForce, whyNotInForce, type NotInForce } from "./plan-force"
import { PlanRows } from "./plan-rows"
import { CorrectionsNotice } from "../problems/corrections-notice"
import { Problems } from "../problems/problems"
import { SourceTotals } from "./source-totals"
import { usePlanQuery } from "./use-plan-query"
import {
  UNCHECKED,
  isIn,
} from "../../../../modules/stock-source/imports/states"

// Totals of any other would be of something that never was, or was for a moment.
const WITH_TOTALS: (NotInForce | undefined)[] = [undefined, "undone"]

/** What a plan holds: units by source, problems, and every row. */
export const PlanDetails = ({ stockImport }: { stockImport: StockImport }) => {
  const { change } = usePlanQuery(stockImport)
  const { status, totals, counts, plan_dropped_at } = stockImport
  const why = whyNotInForce(stockImport)
  if (isIn(UNCHECKED, status)) return null
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
    <InForce.Provider value={!why}>
      <CorrectionsNotice stockImport={stockImport} />
      {counts.error > 0 && problems}
      {WITH_TOTALS.includes(why) && <SourceTotals totals={totals} />}
      {counts.error === 0 && problems}
      {hasRows && <PlanRows stockImport={stockImport} />}
    </InForce.Provider>
  )
}
