import type { ColumnName } from "../../../../csv"
import type { Behavior } from "../../types"

/**
 * The columns that a file must have. Where the store has one source, its code goes without saying
 * (MAGENTO: single source mode); a delete needs no quantity.
 */
export function requiredColumns(
  behavior: Behavior,
  singleSource: boolean
): ColumnName[] {
  const columns: ColumnName[] = singleSource ? [] : ["source_code"]
  columns.push("sku")
  if (behavior !== "delete") {
    columns.push("quantity")
  }
  return columns
}
