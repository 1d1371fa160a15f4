import { type ColumnName, type FileIssue, type StockCsv } from "../../../../csv"
import type { StockImportDTO } from "../../types"

/** Whether a file gives a field, from whichever column or value. */
export function gives(
  { reading: { mapping } }: Pick<StockCsv, "reading">,
  field: ColumnName
): boolean {
  const ofSources = Object.keys(mapping.sources ?? {}).length > 0
  return !!mapping[field] || (field === "quantity" && ofSources)
}

/**
 * Whether lines without a quantity set the status and nothing else: all of a file that gives none, and those of others where that
 * is asked for.
 */
export function keepsQuantity(
  { behavior, empty_quantity }: StockImportDTO,
  csv: Pick<StockCsv, "reading">
): boolean {
  return (
    behavior !== "delete" &&
    behavior !== "adjust" &&
    (empty_quantity === "keep" || !gives(csv, "quantity"))
  )
}

/** Columns that a file has and that the behavior of the import does not read: whoever wrote them meant something else. */
export function columnsOfOtherBehavior(
  { behavior }: StockImportDTO,
  csv: Pick<StockCsv, "reading">
): FileIssue[] {
  const ignored: ColumnName[] =
    behavior === "adjust"
      ? ["quantity", "expected_quantity"]
      : ["quantity_change"]
  return ignored
    .filter((field) => gives(csv, field))
    .map((column) => ({
      code: "unknown_column",
      column,
      params: { reason: behavior === "adjust" ? "not_adjust" : "only_adjust" },
      severity: "warning",
    }))
}
