/** Magento's status of a source item: 1 in stock, 0 out of stock. */
export type SourceItemStatus = 0 | 1

/** A decimal as text, such as "10.5": never a float in between. */
export type Quantity = string

/** Ids of the inventory levels that a write has made, changed and removed. */
export type LevelChanges = {
  created: string[]
  updated: string[]
  deleted: string[]
}

/** A source's own row, without what its stock location owns. */
export type SourceRecord = {
  id: string
  code: string
  enabled: boolean
  is_default: boolean
  /** Made from the location's name by us; whoever adopts the location may still name the source. */
  code_generated: boolean
  stock_location_id: string
}

/** A source to be made, or the unnamed source of a stock location to be given its code. */
export type NewSource = {
  code: string
  stock_location_id: string
  /** Default true. */
  enabled?: boolean
  /** Default false; true takes the default over from the source that has it. */
  is_default?: boolean
}

/** What makes a source itself: its code, and its stock location where that exists already. */
export type SourceIdentity = Pick<NewSource, "code"> &
  Partial<Pick<NewSource, "stock_location_id">>

/** What of a source is to change; the rest stays. */
export type SourceChange = {
  id: string
  enabled?: boolean
  is_default?: true
}

/** Sources as they were before a write, so that it can be taken back. */
export type SourcesBefore = {
  sources: SourceRecord[]
  /** Sources that were not there. */
  created: string[]
  default_source_id: string | null
}

/** An inventory level and the key of Medusa's lock over its stock. */
export type LevelKey = {
  level_id: string
  inventory_item_id: string
}

/** What a source holds that keeps it from being deleted. */
export type SourceHoldings = {
  id: string
  code: string
  is_default: boolean
  stock_location_id: string
  /** Inventory levels at its stock location, empty ones too. */
  levels: number
  /** Physical units in them, withheld ones too. */
  quantity: Quantity
  reservations: number
}

/** How many rows a reconcile had to mend; all 0 where sources and Medusa were in step. */
export type ReconcileCounts = {
  sources_created: number
  sources_restored: number
  sources_retired: number
  items_created: number
  items_restored: number
  items_removed: number
}

/** Options of the plugin, as given in `medusa-config.ts`, with their defaults filled in. */
export type StockSourceOptions = {
  /** New inventory items are assigned to the default source with quantity 0. Default true. */
  assign_default_source: boolean
  /**
   * How `inventory-level.*`, the names of Medusa's own workflows, are emitted after a bulk write:
   * one event a level ("each", default), one event with all ids ("batch") or not at all ("none").
   */
  level_events: "each" | "batch" | "none"
  /** Largest upload, in bytes. Default 512 MiB. */
  max_file_size: number
  /** Most data rows in one file. Default 5,000,000. */
  max_rows: number
  /** Rows written in one short transaction while an import is applied. */
  chunk_size: number
  /** Days after which an import's plan and file are dropped; its summary stays. Default 90. */
  retention_days: number
}

export const BEHAVIORS = ["append", "replace", "delete", "snapshot"] as const
/** What an import does to the pairs in its file; Magento's codes, and `snapshot`: the file is all that its sources hold. */
export type Behavior = (typeof BEHAVIORS)[number]

export const VALIDATION_STRATEGIES = ["stop_on_errors", "skip_errors"] as const
export type ValidationStrategy = (typeof VALIDATION_STRATEGIES)[number]

export const ON_STALE = ["rebase", "overwrite", "skip"] as const
/**
 * Where the live quantity is not the row's `expected_quantity`: `rebase` adds the file's difference to what is live,
 * `overwrite` takes the file's quantity, `skip` leaves the pair alone.
 */
export type OnStale = (typeof ON_STALE)[number]

export const MISSING = ["zero", "unassign"] as const
/** What a snapshot does to pairs of its sources that its file does not have. */
export type Missing = (typeof MISSING)[number]

export const BELOW_RESERVED = ["warn", "error", "clamp"] as const
/** Where fewer units would be there than are reserved: `warn`, refuse the row, or `clamp` to the reserved units. */
export type BelowReserved = (typeof BELOW_RESERVED)[number]

export type StockImportStatus =
  | "uploaded"
  | "checking"
  | "checked"
  | "rejected"
  | "applying"
  | "applied"
  | "failed"
  | "undoing"
  | "undone"
  | "canceled"

/** What can be done to an import. */
export type StockImportAct = "check" | "apply" | "undo"

export const OUTCOMES = [
  "create",
  "update",
  "unchanged",
  "delete",
  "skip",
  "error",
] as const
/** What becomes of one line of the file: exactly one of these. */
export type Outcome = (typeof OUTCOMES)[number]

/** What is said about a line or a file. `error` keeps the line from being applied. */
export type Issue = {
  code: string
  column: string | null
  value: string | null
  message: string
  severity: "error" | "warning"
  /** What the cell probably should hold; null where nothing is near enough. */
  proposal: string | null
}

export type AlarmCode = "withdraws_most" | "ten_times" | "new_source"

/** Something about a whole source that is probably a mistake: apply only with its code in `confirm`. */
export type Alarm = { code: AlarmCode; source_code: string; message: string }

/**
 * Number of lines by outcome; the outcomes add up to `rows`. `warning` counts lines with at least one warning, `missing`
 * the pairs that a snapshot adds because its file does not have them, `not_undone` the lines that an undo has left as
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

export type StockImportError = { code: string; message: string }

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
  applied_through: number
  undone_through: number
  apply_emitted_through: number
  undo_emitted_through: number
  /** The act that was begun and whose hooks and events are not all out; `apply` also while it waits for its turn. */
  pending_act: StockImportAct | null
  idempotency_key: string | null
  created_by: string | null
  applied_by: string | null
  undone_by: string | null
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
  encoding: string
}

/** How an import reads and treats its file; what is left out takes the default named. */
export type StockImportOptions = {
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
  /** Default: found by itself. */
  delimiter?: string
  /** Default: found by itself. */
  encoding?: string
  /** Name to show. Default: the uploaded file's own. */
  filename?: string
  /** Apply by itself when the check finds no error. Default false. */
  apply?: boolean
}
