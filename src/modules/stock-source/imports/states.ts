// The statuses of a stock import, and what each group of them means. Free of Node and Medusa: the dashboard reads it too.

export const STOCK_IMPORT_STATUSES = [
  "uploaded",
  "checking",
  "checked",
  "rejected",
  "applying",
  "applied",
  "failed",
  "undoing",
  "undone",
  "canceled",
] as const
export type StockImportStatus = (typeof STOCK_IMPORT_STATUSES)[number]

type Statuses = readonly StockImportStatus[]

/** What can be done to an import. */
export const STOCK_IMPORT_ACTS = ["check", "apply", "undo"] as const
export type StockImportAct = (typeof STOCK_IMPORT_ACTS)[number]

export const PARKED_ACTS = [
  "check",
  "apply",
  "take_back",
  "undo",
  "hook",
] as const
/**
 * What has ended its process three times and is not tried again by itself. `take_back`: taking back what a failed or
 * canceled apply has written; `hook`: a handler of the hook of a check or an apply, or a subscriber of its event.
 */
export type ParkedAct = (typeof PARKED_ACTS)[number]

/** It writes stock: one import of the whole store at a time. */
export const WRITING: Statuses = ["applying", "undoing"]

/** An act has begun and not ended, behind the import's lock: it is neither deleted nor dropped. */
export const UNDER_WAY: Statuses = ["checking", ...WRITING]

/** It moves on by itself: an act is under way, or the check that everybody waits for. */
export const MOVING: Statuses = ["uploaded", ...UNDER_WAY]

/** Nothing is known of its rows yet. */
export const UNCHECKED: Statuses = ["uploaded", "checking"]

/** No stock has been written. */
export const NOTHING_WRITTEN: Statuses = [...UNCHECKED, "checked", "rejected"]

/** Its file may be checked, or checked again in another way. */
export const CHECKABLE: Statuses = ["uploaded", "checked", "rejected"]

/** It can be canceled by an admin; a rejected one has nothing left to stop. */
export const CANCELABLE: Statuses = [...UNCHECKED, "checked", "applying"]

/** It has written stock, or does so now. */
export const WROTE: Statuses = [
  ...WRITING,
  "applied",
  "undone",
  "failed",
  "canceled",
]

/** Of an act: the status while it is under way, and those in which it is done and its hooks and events may be to come. */
export const ACT_STATUSES = {
  check: { during: "checking", after: ["checked", "rejected"] },
  apply: { during: "applying", after: ["applied"] },
  undo: { during: "undoing", after: ["undone"] },
} as const satisfies Record<
  StockImportAct,
  { during: StockImportStatus; after: Statuses }
>

/** Of an act that writes stock chunk by chunk: its status, and the columns that say which row is written and reported. */
export const WRITING_ACTS = {
  apply: {
    status: "applying",
    written: "applied_through",
    reported: "apply_emitted_through",
  },
  undo: {
    status: "undoing",
    written: "undone_through",
    reported: "undo_emitted_through",
  },
} as const
export type WritingAct = keyof typeof WRITING_ACTS

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

export const isIn = (statuses: Statuses, status: string): boolean =>
  statuses.some((one) => one === status)

/** As SQL writes it after `in` and `not in`. */
export const sqlList = (statuses: Statuses): string =>
  `(${statuses.map((status) => `'${status}'`).join(", ")})`
