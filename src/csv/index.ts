export {
  COLUMN_NAMES,
  DEFAULT_COLUMN_NAMES,
  REPORT_COLUMN_NAMES,
} from "./columns"
export type { ColumnName } from "./columns"
export { DELIMITERS, isDelimiter } from "./dialect"
export type { Delimiter } from "./dialect"
export { decodeStream, ENCODINGS, normalizeEncoding } from "./encoding"
export type { Encoding } from "./encoding"
export { StockCsvError } from "./error"
export type { FileIssue, FileIssueCode, StockCsvErrorContext } from "./error"
export { errorReport } from "./error-report"
export type { RowErrors } from "./error-report"
export { FileProfile } from "./file-profile"
export type { FileProfileResult } from "./file-profile"
export { escapeFormula, escapeFormulaSql, unescapeFormula } from "./formula"
export { readStockCsv } from "./read-rows"
export type { StockCsv } from "./read-rows"
export type { TableOptions } from "./read-table"
export { MAX_ROW_LENGTH } from "./record-limit"
export type { RowProblem, StockCsvRow } from "./row"
export { writeStockCsv } from "./write-rows"
export type { WritableRow } from "./write-rows"
