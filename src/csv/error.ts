import type { FILE_CODES } from "./codes"

/** What can be wrong with a file as a whole. */
export type FileIssueCode = keyof typeof FILE_CODES

/** Something that concerns the whole file and not one row. */
export type FileIssue = {
  code: FileIssueCode
  column: string | null
  message: string
  severity: "error" | "warning"
}

/** Where a {@link StockCsvError} was found. */
export type StockCsvErrorContext = {
  /** Row as a spreadsheet counts: the header is row 1. */
  row_number?: number
  column?: string
  value?: string
}

/** The file cannot be read as a stock CSV; nothing of it may be imported. */
export class StockCsvError extends Error {
  readonly code: FileIssueCode
  readonly row_number?: number
  readonly column?: string
  readonly value?: string

  constructor(
    code: FileIssueCode,
    message: string,
    context: StockCsvErrorContext = {}
  ) {
    super(message)
    this.name = "StockCsvError"
    this.code = code
    this.row_number = context.row_number
    this.column = context.column
    this.value = context.value
  }
}
