import type { JudgeRowsInput } from "../check/sql/judge-rows"
import type { QuantityShape } from "../check/sql/count-quantity-shapes"
import type { PlanSums } from "../plan/summarize-plan"
import type { Alarm, Issue, StockImportDTO } from "../../types"

/** How the lines of a file were judged, and what they and what was said of it as a whole come to: kept, so that some lines can be judged again alike. */
export type Judging = PlanSums & {
  rows: JudgeRowsInput
  /** How its quantities are written, where that has decided how they are read. */
  shapes: QuantityShape[]
  issues: Issue[]
  alarms: Alarm[]
}

/** What an import keeps of it; null where an earlier version has judged its lines. */
export function judgingOf({ judging }: StockImportDTO): Judging | null {
  return judging && "sums" in judging ? (judging as Judging) : null
}
