import {
  DEFAULT_EXPORT_COLUMNS,
  EXPORT_COLUMNS,
  type ExportColumn,
} from "../../../modules/stock-source/sources/items/export-columns"

/** Columns to choose from; `expected_quantity` has a switch of its own. */
export const OFFERED_COLUMNS = EXPORT_COLUMNS.filter(
  (column) => column !== "expected_quantity"
)

/** An import cannot do without these. */
const IMPORT_COLUMNS: ExportColumn[] = ["source_code", "sku", "quantity"]

/** `csv`: as Magento and every import reads it; `spreadsheet`: CSV as a spreadsheet in the admin's language opens it. */
export const FORMATS = ["csv", "spreadsheet", "xlsx"] as const
export type ExportFormat = (typeof FORMATS)[number]

/** What is to be exported, as the admin has chosen it; the URL holds it. */
export type ExportChoice = {
  sources: string[]
  q: string
  status: "" | "0" | "1"
  min: string
  max: string
  columns: ExportColumn[]
  expectedQuantity: boolean
  format: ExportFormat
}

export function readExportChoice(params: URLSearchParams): ExportChoice {
  const status = params.get("status")
  const columns = list(params, "columns")
  const known = OFFERED_COLUMNS.filter((column) => columns.includes(column))
  return {
    sources: list(params, "source_code"),
    q: params.get("q") ?? "",
    status: status === "0" || status === "1" ? status : "",
    min: number(params, "min"),
    max: number(params, "max"),
    columns: known.length ? known : [...DEFAULT_EXPORT_COLUMNS],
    expectedQuantity: params.get("expected_quantity") === "true",
    format: FORMATS.find((one) => one === params.get("format")) ?? "csv",
  }
}

/** What of the choice is not the default, so that the address stays short. */
export function writeExportChoice(choice: ExportChoice): URLSearchParams {
  const { sources, q, status, min, max, columns, expectedQuantity, format } =
    choice
  const params = {
    source_code: sources.join(","),
    q: q.trim(),
    status,
    min,
    max,
    columns: isDefault(columns) ? "" : columns.join(","),
    expected_quantity: expectedQuantity ? "true" : "",
    format: format === "csv" ? "" : format,
  }
  return new URLSearchParams(
    Object.entries(params).filter(([, value]) => value !== "")
  )
}

/** The filters as `GET /admin/source-items` and its export take them. */
export function filterQuery({
  sources,
  q,
  status,
  min,
  max,
}: ExportChoice): URLSearchParams {
  const query = new URLSearchParams()
  sources.forEach((code) => query.append("source_code[]", code))
  if (q.trim()) query.set("q", q.trim())
  if (status) query.set("status", status)
  if (min) query.set("quantity[gte]", min)
  if (max) query.set("quantity[lte]", max)
  return query
}

/**
 * Path of the export with all that is chosen.
 *
 * @param locale the admin's language, for a spreadsheet in it
 */
export function exportPath(choice: ExportChoice, locale: string): string {
  const query = filterQuery(choice)
  choice.columns.forEach((column) => query.append("columns[]", column))
  if (choice.expectedQuantity) query.set("expected_quantity", "true")
  Object.entries(formatQuery(choice.format, locale)).forEach(([name, value]) =>
    query.set(name, value)
  )
  return `/admin/source-items/export?${query}`
}

/** Where decimals are written with a comma, spreadsheets separate cells with a semicolon. */
function formatQuery(
  format: ExportFormat,
  locale: string
): Record<string, string> {
  if (format !== "spreadsheet") return format === "xlsx" ? { format } : {}
  const hasComma = (0.5).toLocaleString(locale).includes(",")
  return {
    delimiter: hasComma ? ";" : ",",
    decimal_separator: hasComma ? "," : ".",
    bom: "true",
  }
}

export function canBeImportedAgain({ columns }: ExportChoice): boolean {
  return IMPORT_COLUMNS.every((column) => columns.includes(column))
}

export function isEmptyRange({ min, max }: ExportChoice): boolean {
  return min !== "" && max !== "" && Number(min) > Number(max)
}

function isDefault(columns: ExportColumn[]): boolean {
  return columns.join() === DEFAULT_EXPORT_COLUMNS.join()
}

function list(params: URLSearchParams, name: string): string[] {
  return (params.get(name) ?? "").split(",").filter(Boolean)
}

function number(params: URLSearchParams, name: string): string {
  const text = params.get(name) ?? ""
  return /^\d+(\.\d+)?$/.test(text) ? text : ""
}
