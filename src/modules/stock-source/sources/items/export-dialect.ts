import { MedusaError } from "@medusajs/framework/utils"
import {
  CSV_TYPE,
  type Delimiter,
  type FileType,
  STOCK_FILENAME,
  XLSX_TYPE,
} from "../../../../csv"
import { Refusal } from "../../refusal"
import type { ExportDialect } from "./export-columns"
import type { SourceItemFilters } from "./source-item-details"

/** A CSV's dialect with nothing left out. */
export type CsvDialect = {
  delimiter: Delimiter
  decimal_separator: "." | ","
  bom: boolean
}

/**
 * How a CSV is written.
 *
 * @throws MedusaError `invalid_data` where no import could read it, with the same separator for decimals and cells, and where a
 *   workbook is to have a dialect
 */
export function csvDialect(given: ExportDialect): CsvDialect {
  const { format, decimal_separator = ".", bom = false } = given
  const delimiter = given.delimiter ?? (decimal_separator === "," ? ";" : ",")
  if (format === "xlsx" && hasDialect(given))
    throw refusal({ reason: "workbook" })
  if (delimiter === decimal_separator)
    throw refusal({ reason: "same_separator" })
  return { delimiter, decimal_separator, bom }
}

function hasDialect({ delimiter, decimal_separator, bom }: ExportDialect) {
  return [delimiter, decimal_separator, bom].some((one) => one !== undefined)
}

function refusal(params: { reason: string }): Refusal {
  return new Refusal(MedusaError.Types.INVALID_DATA, "export_dialect", params)
}

/**
 * What an export is called, and what it is: the plain one as ever, one that was asked for in another way by its source, where it
 * is of one, and its day.
 */
export function exportFile(
  dialect: ExportDialect,
  { source_code }: SourceItemFilters = {}
): { filename: string; type: FileType } {
  const type = dialect.format === "xlsx" ? XLSX_TYPE : CSV_TYPE
  if (!dialect.format && !hasDialect(dialect)) {
    return { filename: STOCK_FILENAME, type }
  }
  const [stem] = STOCK_FILENAME.split(".")
  const sources = [source_code ?? []].flat()
  const day = new Date().toISOString().slice(0, 10)
  const name = [stem, ...(sources.length === 1 ? sources : []), day].join("_")
  return { filename: name + type.extension, type }
}
