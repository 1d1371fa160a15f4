import type { StockImportDTO } from "../../types"

/**
 * The number whose lines are shown of an import's plan; null, which no line has, while it is being made: lines that are judged
 * are there before the plan is complete (see plan-import.ts). So they are, until its check notices, where it is canceled
 * meanwhile.
 */
export function visiblePlan({
  number,
  status,
  checked_at,
}: Pick<StockImportDTO, "number" | "status" | "checked_at">): number | null {
  const isMade = status !== "checking" && (status !== "canceled" || checked_at)
  return isMade ? number : null
}
