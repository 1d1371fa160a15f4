import type { Required } from "../../../../csv"
import type { Behavior } from "../../types"

/** What a file must say of each pair, by what is done with it. */
const NEEDED: Record<Behavior, Required | null> = {
  append: ["quantity", "status"],
  replace: "quantity",
  snapshot: "quantity",
  delete: null,
  adjust: "quantity_change",
}

/**
 * The columns that a file must have. Where the store has one source, its code goes without saying
 * (MAGENTO: single source mode); a delete needs no quantity. Where quantities that are not given stay as they are, a file
 * may have statuses only; one that is to be complete, or to make pairs anew, must say how many.
 */
export function requiredColumns(
  behavior: Behavior,
  singleSource: boolean
): Required[] {
  const columns: Required[] = singleSource ? [] : ["source_code"]
  columns.push("sku")
  const needed = NEEDED[behavior]
  return needed ? [...columns, needed] : columns
}
