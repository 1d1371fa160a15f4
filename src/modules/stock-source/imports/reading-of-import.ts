import type { FileReading } from "../../../csv"
import type { Issue, StockImportDTO, StockImportReading } from "../types"

/** What the file of a checked import was taken for, and what of that was assumed. */
export function readingOfImport(
  stockImport: StockImportDTO,
  proposed_profile_id: string | null
): StockImportReading {
  return {
    ...(stockImport.reading ?? readingOfColumns(stockImport)),
    profile_id: stockImport.profile_id,
    proposed_profile_id,
    replacements: stockImport.replacements ?? [],
    notes: stockImport.issues.filter(isOfReading),
  }
}

/** Neither what made it fail, which is its error, nor what the store knows of the file's history. */
function isOfReading({ code, severity }: Issue): boolean {
  return severity !== "error" && code !== "already_applied"
}

/** What can be told of a file that an earlier version has read, or that is no table at all. */
function readingOfColumns({
  status,
  encoding,
  delimiter,
  sheet,
  header_row,
  decimal_separator,
  mapping,
}: StockImportDTO): Omit<FileReading, "kind"> & { kind: "csv" | null } {
  return {
    kind: status === "rejected" && !delimiter ? null : "csv",
    encoding,
    delimiter,
    sheet,
    header_row,
    decimal_separator: decimal_separator === "auto" ? null : decimal_separator,
    columns: [],
    mapping: mapping ?? {},
  }
}
