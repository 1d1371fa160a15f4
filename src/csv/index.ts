export {
  ASSUMED_REASONS,
  FILE_CODES,
  ROW_PROBLEM_CODES,
  SEVERITIES,
} from "./codes"
export type { AssumedReason, CodeText, Severity } from "./codes"
export {
  COLUMN_NAMES,
  DEFAULT_COLUMN_NAMES,
  normalizeColumnName,
  REPORT_COLUMN_NAMES,
  reportWidth,
} from "./columns"
export type { ColumnName } from "./columns"
export { givenValue } from "./read/clean"
export { DELIMITERS, isDelimiter } from "./read/dialect"
export type { Delimiter } from "./read/dialect"
export { decodeStream, ENCODINGS, normalizeEncoding } from "./read/encoding"
export type { Encoding } from "./read/encoding"
export { StockCsvError } from "./error"
export type {
  Assumption,
  FileIssue,
  FileIssueCode,
  StockCsvErrorContext,
} from "./error"
export { errorReport, fileErrorReport } from "./write/error-report"
export type { RowErrors } from "./write/error-report"
export {
  CSV_TYPE,
  OTHER_CONTENT_TYPES,
  typeOfContent,
  typeOfName,
  XLSX_TYPE,
} from "./file-types"
export type { FileType } from "./file-types"
export { reportName, STOCK_FILENAME } from "./file-name"
export { FileProfile } from "./file-profile"
export type { FileProfileResult } from "./file-profile"
export {
  escapeFormula,
  escapeFormulaSql,
  unescapeFormula,
} from "./write/formula"
export type { Required } from "./header/header"
export { mappingConflict } from "./header/mapping-conflict"
export { RecordCounter } from "./read/record-counter"
export { FILE_KINDS } from "./reading"
export type {
  FieldProposal,
  FieldSource,
  FileKind,
  FileReading,
  Mapping,
  ReadColumn,
} from "./reading"
export { readStockCsv } from "./read/read-rows"
export type { PlainRows, StockCsv } from "./read/read-rows"
export type { TableOptions } from "./read/read-table"
export { MAX_ROW_LENGTH } from "./read/record-scanner"
export type { RowProblem, StockCsvRow } from "./row"
export { writeStockCsv } from "./write/write-rows"
export type { WritableRow } from "./write/write-rows"
export { STATUS_TEXTS } from "./status-words"
