import type { StockImportDTO } from "../../types"
import type { UnassignedBy } from "../check/sql/unassigned-lines"
import { unassignedByOf } from "./built-in"

/** What of an import's file stands in place of a quantity where its pair is to be unassigned. */
export function unassignedBy({
  behavior,
  profile_id,
}: Pick<StockImportDTO, "behavior" | "profile_id">): UnassignedBy | undefined {
  const hasQuantities = behavior !== "delete" && behavior !== "adjust"
  return profile_id && hasQuantities ? unassignedByOf(profile_id) : undefined
}
