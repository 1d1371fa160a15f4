import type { FileReading, Mapping } from "../../../csv"
import type { TextParams } from "../../../texts"
import type { Alarm, ConfirmableAlarm, Issue } from "./issue"
import type { SourceItemStatus } from "./source"
import type {
  StockImportReadingOptions,
  StockImportReplacement,
} from "./stock-import-reading"
export * from "../imports/import-options"
export type {
  Cells,
  CorrectionKind,
  CorrectionsInput,
  Replacement,
  RowCorrection,
  StockImportCorrectionDTO,
} from "../imports/corrections/correction"
export * from "./issue"
import type {
  Behavior,
  BelowReserved,
  DecimalSeparator,
  EmptyQuantity,
  MatchBy,
  Missing,
  OnStale,
  ValidationStrategy,
} from "../imports/import-options"
import type {
  Outcome,
  ParkedAct,
  StockImportAct,
  StockImportStatus,
} from "../imports/states"

export {
  OUTCOMES,
  PARKED_ACTS,
  STOCK_IMPORT_STATUSES,
  type Outcome,
  type ParkedAct,
  type StockImportAct,
  type StockImportStatus,
} from "../imports/states"

/**
 * Number of lines by outcome; the outcomes add up to `rows`. `warning` counts lines with at least one warning, `missing`
 * the pairs that a snapshot adds because its file does not have them, held back or not, `not_undone` the lines that an undo has left as
 * they are.
 */
export type StockImportCounts = Record<Outcome, number> & {
  rows: number
  warning: number
  missing: number
  not_undone: number
}

/** The counts of an import that is not checked yet. */
export const NO_COUNTS: StockImportCounts = {
  rows: 0,
  create: 0,
  update: 0,
  unchanged: 0,
  delete: 0,
  skip: 0,
  error: 0,
  warning: 0,
  missing: 0,
  not_undone: 0,
}

/** `reading` counts bytes of the file, every other phase rows. */
export type StockImportProgress = {
  phase: "waiting" | "reading" | "judging" | "applying" | "undoing" | "done"
  done: number
  total: number
}

/** Units at one source over the pairs of the plan that are not in error. */
export type StockImportTotal = {
  source_code: string
  before: number
  after: number
}

/**
 * `code`: one of ours (`PlanCode`, `FileCode`), or the type of the Medusa error that ended it, which has no `params`: its
 * `message` is somebody else's.
 */
export type StockImportError = {
  code: string
  message: string
  params?: TextParams
}

/** One uploaded file and all that happened to it. */
export type StockImportDTO = {
  id: string
  number: number
  status: StockImportStatus
  behavior: Behavior
  validation_strategy: ValidationStrategy
  allowed_errors: number
  on_stale: OnStale
  missing: Missing
  below_reserved: BelowReserved
  delimiter: string | null
  encoding: string | null
  /** As it was asked for; `auto`: detected. */
  decimal_separator: "auto" | DecimalSeparator
  header_row: number | null
  sheet: string | null
  /** As it was asked for; null: fields come from the columns of their names. */
  mapping: Mapping | null
  match_by: MatchBy[] | null
  match_source_names: boolean
  empty_quantity: EmptyQuantity
  profile_id: string | null
  /** What its profile replaces, as the profile was then. */
  replacements: StockImportReplacement[] | null
  /** What the file was taken for; null while it is not read. */
  reading: FileReading | null
  reason: string | null
  reference: string | null
  apply: boolean
  filename: string
  file_key: string
  file_size: number
  file_hash: string
  counts: StockImportCounts
  progress: StockImportProgress
  totals: StockImportTotal[]
  alarms: Alarm[]
  issues: Issue[]
  error: StockImportError | null
  /** How many corrections are kept, and part of its plan. */
  corrections: number
  /** How its lines were judged (imports/corrections/judging.ts); null where an earlier version did. */
  judging: Record<string, unknown> | null
  applied_through: number
  undone_through: number
  apply_emitted_through: number
  undo_emitted_through: number
  /** The act that was begun and whose hooks and events are not all out; `apply` also while it waits for its turn. */
  pending_act: StockImportAct | null
  /** Id of the workflow run that works on the act; null where it has handed it over. */
  act_run: string | null
  /** How many runs have died at this point of the act. */
  act_deaths: number
  /** The act that is given up, since it has ended its process too often. */
  parked_act: ParkedAct | null
  /** Codes, in lowercase, of the only sources that its rows may be about; null: all. */
  allowed_source_codes: string[] | null
  /** Codes of the alarms that were accepted, beforehand or when it was applied. */
  confirm: string[] | null
  idempotency_key: string | null
  created_by: string | null
  applied_by: string | null
  undone_by: string | null
  canceled_by: string | null
  created_at: Date
  checked_at: Date | null
  apply_began_at: Date | null
  applied_at: Date | null
  undo_began_at: Date | null
  undone_at: Date | null
  canceled_at: Date | null
  /** When the plan and the file were dropped for their age. */
  plan_dropped_at: Date | null
}

/** A pair at one moment; null where it is not assigned. `available`: what may be sold, reserved units taken off. */
export type StockState = {
  status: SourceItemStatus
  quantity: number
  available: number
} | null

/** One line of the plan. */
export type StockImportRowDTO = {
  row_number: number
  source_code: string | null
  sku: string | null
  outcome: Outcome
  before: StockState
  after: StockState
  /** What the line adds or takes away, 0 where it sets the status only; null where it says how many there will be. */
  change_quantity: number | null
  issues: Issue[]
}

/** A file in the File module, as it was found while it was uploaded. */
export type UploadedStockFile = {
  /** Its key in the File module. */
  key: string
  filename: string
  /** In bytes. */
  size: number
  /** SHA-256, in hexadecimal. */
  hash: string
  /** Null where it is packed, as .xlsx, .zip and .gz are. */
  encoding: string | null
}

/** How a kept file is to be read from now on: what is left out stays as it was, null is the default. */
export type StockImportReadingChanges = {
  [Option in keyof StockImportReadingOptions]:
    | StockImportReadingOptions[Option]
    | Extract<StockImportDTO[Option], null>
}

/** How an import reads and treats its file; what is left out takes the default named. */
export type StockImportOptions = StockImportReadingOptions & {
  /** Name or id of a profile, whose options are taken where these do not say otherwise. Default none. */
  profile?: string
  /** Default `append`. */
  behavior?: Behavior
  /** Default `stop_on_errors`. */
  validation_strategy?: ValidationStrategy
  /** Rows that may be in error under `stop_on_errors`. Default 0. */
  allowed_errors?: number
  /** Default `rebase`. Only for rows that have an `expected_quantity`. */
  on_stale?: OnStale
  /** Default `zero`. Only for `snapshot`. */
  missing?: Missing
  /** Default `warn`. */
  below_reserved?: BelowReserved
  /** Name to show. Default: the uploaded file's own. */
  filename?: string
  /** Apply automatically when the check finds no error, and no alarm that is not in `confirm`. Default false. */
  apply?: boolean
  /** Codes of alarms that are accepted before the file is checked, where it applies automatically. Default none. */
  confirm?: readonly ConfirmableAlarm[]
  /** Why stock changes, in the store's own words. Default none. */
  reason?: string
  /** What it belongs to, such as the number of a delivery. Default none. */
  reference?: string
}
