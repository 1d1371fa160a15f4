import type { StockImportDTO } from "./types"

/**
 * The number whose lines are shown of an import's plan; null, which no line has, while it is being made: half of its lines
 * may be there already (see judges.ts).
 */
export function shownPlan({
  number,
  status,
}: Pick<StockImportDTO, "number" | "status">): number | null {
  return status === "checking" ? null : number
}
