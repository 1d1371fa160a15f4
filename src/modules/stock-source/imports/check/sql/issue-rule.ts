import type { RowCode } from "../../../codes"
import type { Sentences } from "../../../database/sql/issue-json"
import type {
  BelowReserved,
  Behavior,
  DecimalSeparator,
  Issue,
  Missing,
  OnStale,
} from "../../../types"
import type { UnassignedBy } from "./unassigned-lines"

/** What an import wants of its rows: which rules hold, and how severe they are. */
export type JudgingPolicy = {
  behavior: Behavior
  onStale: OnStale
  belowReserved: BelowReserved
  missing: Missing
  /** The most that a quantity is taken for. */
  atMost?: number
  /** How a file's quantities are read. Undefined: they are data, with a dot before decimals and nothing between thousands. */
  notation?: {
    decimal: DecimalSeparator
    takesGroups: boolean
    /** What a cell with two readings is, where nothing tells which is meant. */
    twoReadings?: "warning" | "error"
  }
  /** Whether a line without a quantity keeps the one that is there, and without a status that one too. */
  keepsQuantity?: boolean
  /** Lines with this in place of a quantity are judged as those of the behavior `delete`. Undefined: none are. */
  unassignedBy?: UnassignedBy
  /** Whether missing pairs that are `held` stay as they are: a line in error may stand for them. */
  holdsMissing?: boolean
  /** Codes, in lowercase, of the only sources that the lines may be about; undefined: all. */
  allowedSources?: readonly string[]
}

/** Whether a line without a status may leave it as it is. */
export function keepsStatus({
  behavior,
  keepsQuantity,
}: JudgingPolicy): boolean {
  return behavior === "adjust" || !!keepsQuantity
}

/** One thing that can be said about a line. Conditions and params are SQL over an aimed line (see decide-rows.ts). */
export type IssueRule = {
  severity: Issue["severity"]
  code: RowCode
  column: string | null
  /** True where the issue applies. Must not be null. */
  when: string
  /** Left out where the code has one sentence, without params. */
  says?: Sentences
  /** What the cell probably should hold, or null. */
  proposal?: string
}
