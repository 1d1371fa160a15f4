import { english, issueText, type TextParams } from "../texts"
import type { AssumedReason, FILE_CODES, Severity } from "./codes"
import type { FileReading } from "./reading"

/** What can be wrong with a file as a whole. */
export type FileIssueCode = keyof typeof FILE_CODES

/** Something that concerns the whole file and not one row. */
export type FileIssue = {
  code: FileIssueCode
  column: string | null
  /** What its sentence is made of, see src/texts. */
  params: TextParams
  severity: Severity
}

/** What the note of something that was read into a file is made of. */
export type Assumption = TextParams & { reason: AssumedReason }

/** What was taken for granted when the file was read: its `reason` says what. */
export function assumed(
  params: Assumption,
  column: string | null = null
): FileIssue {
  return { code: "assumed", column, params, severity: "note" }
}

/** What a {@link StockCsvError} is about. */
export type StockCsvErrorContext = {
  column?: string
  value?: string
}

/** The file cannot be read as a stock CSV; nothing of it may be imported. */
export class StockCsvError extends Error {
  readonly code: FileIssueCode
  /** What its sentence is made of, all of it. */
  readonly params: TextParams
  /** `params.row`: as a spreadsheet counts, the header is row 1. */
  readonly row_number?: number
  readonly column?: string
  readonly value?: string
  /** What the file was taken for, as far as it was read. */
  reading?: FileReading

  constructor(
    code: FileIssueCode,
    params: TextParams = {},
    context: StockCsvErrorContext = {}
  ) {
    super(issueText(english, { code, params }))
    this.name = "StockCsvError"
    this.code = code
    this.params = params
    this.row_number = params.row === undefined ? undefined : Number(params.row)
    this.column = context.column
    this.value = context.value
  }
}
