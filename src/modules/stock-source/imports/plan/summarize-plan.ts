import { MathBN } from "@medusajs/framework/utils"
import {
  NO_COUNTS,
  OUTCOMES,
  type StockImportCounts,
  type StockImportTotal,
} from "../../types"
import type { LineSums } from "./sql/plan-sums"

/** Units that sold at sources when their plan was made, by their codes; of those only that an alarm has asked for. */
export type UnitsInStock = Record<string, number>

/** What a plan comes to, kept with it to be changed by difference: added up anew, a million lines take seconds. */
export type PlanSums = { sums: LineSums[]; units: UnitsInStock }

/** What the plan's lines come to, all together and source by source. */
export function summarizePlan(sums: readonly LineSums[]): {
  counts: StockImportCounts
  totals: StockImportTotal[]
} {
  return { counts: countLines(sums), totals: totalUnits(sums) }
}

function countLines(sums: readonly LineSums[]): StockImportCounts {
  const counts = { ...NO_COUNTS }
  for (const { outcome, missing, lines = 0, warnings = 0 } of sums) {
    counts[outcome] += lines
    counts.warning += warnings
    counts.missing += missing ? lines : 0
  }
  counts.rows = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)
  return counts
}

function totalUnits(sums: readonly LineSums[]): StockImportTotal[] {
  return bySource(sums).map(([source_code, groups]) => ({
    source_code,
    before: addUp(groups, "before"),
    after: addUp(groups, "after"),
  }))
}

/** The groups of each source. */
export function bySource(
  sums: readonly LineSums[]
): [source_code: string, groups: LineSums[]][] {
  const sources = new Map<string, LineSums[]>()
  for (const group of sums) {
    if (group.source_code !== undefined) {
      sources.set(group.source_code, [
        ...(sources.get(group.source_code) ?? []),
        group,
      ])
    }
  }
  return [...sources]
}

/** Added as decimals, and made a number at the end: 0.1 and 0.2 are 0.3. */
export function addUp(
  groups: readonly LineSums[],
  column: keyof Omit<LineSums, "source_code" | "outcome" | "missing">
): number {
  return groups
    .reduce(
      (sum, group) => MathBN.add(sum, group[column] ?? 0),
      MathBN.convert(0)
    )
    .toNumber()
}
