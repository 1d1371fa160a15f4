import type { Severity } from "../../../csv"
import type { TextParams } from "../../../texts"
import type { AlarmCode, IssueCode } from "../codes"
import type { DecimalSeparator } from "../imports/import-options"

/** What is said about a line or a file. `error` keeps the line from being applied; a `note` asks for nothing. */
export type Issue = {
  code: IssueCode
  column: string | null
  value: string | null
  /** English; in other languages see `src/texts`. */
  message: string
  /** What its sentence is made of, beside `column` and `value`; missing where an earlier version has kept it. */
  params?: TextParams
  severity: Severity
  /** What the cell probably should hold; null where nothing is near enough. */
  proposal: string | null
}

/** A value that issues are about, how often it comes, and what is said of it where it comes first. */
export type IssueExample = Pick<
  Issue,
  "value" | "proposal" | "message" | "params"
> & {
  row_number: number
  count: number
}

/** What is said about how many lines of a plan, with its most frequent values. */
export type IssueSummary = Pick<Issue, "code" | "severity" | "column"> & {
  count: number
  examples: IssueExample[]
}

/** What a cell with two readings means with either decimal separator. */
export type QuantityReading = {
  decimal_separator: DecimalSeparator
  /** A cell of the file. */
  example: string
  /** What it means so, as a plain decimal. */
  quantity: string
}

/** Something about a whole source, or file, that is probably a mistake: apply only with its code in `confirm`. */
export type Alarm = {
  code: AlarmCode
  /** Null: it is about the whole file. */
  source_code: string | null
  /** English, made of `params`. */
  message: string
  params?: TextParams
  /** An apply goes without it, and then leaves out what it is about. */
  optional?: true
  /** Of `ambiguous_quantity`: the readings to choose from; the plan shows the first. */
  readings?: QuantityReading[]
}

/** Alarms that may be accepted before the file is checked; the others ask what only the checked file can tell. */
export const CONFIRMABLE_ALARMS = [
  "withdraws_most",
  "ten_times",
  "tenth",
  "mass_assignment",
  "new_source",
] as const satisfies AlarmCode[]
export type ConfirmableAlarm = (typeof CONFIRMABLE_ALARMS)[number]
