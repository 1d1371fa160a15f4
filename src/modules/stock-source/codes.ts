import { FILE_CODES, ROW_PROBLEM_CODES, type CodeText } from "../../csv"

/** What is said of a line of a file, or of an entry of a call that changes source items. */
const ROW_CODES = {
  ...ROW_PROBLEM_CODES,
  missing_value: {
    meaning: "A cell that the row needs is empty.",
    remedy:
      "Fill it in, or leave the row out. With `empty_quantity=keep` a row without a quantity sets the status of a pair that is assigned.",
  },
  unknown_source: {
    meaning: "No source has the code.",
    remedy:
      "Use the code in `proposal`, where there is one, or create the source first.",
  },
  source_not_allowed: {
    meaning:
      "The code is none of the sources that the admin's role may change, whether there is such a source or not.",
    remedy: "Use one of them, or ask an administrator.",
  },
  unknown_sku: {
    meaning:
      "No inventory item has the SKU, or the number that stands in its place; the message says why, if known.",
    remedy:
      "Use the SKU in `proposal`, where there is one; SKUs are compared letter by letter.",
  },
  ambiguous_match: {
    meaning:
      "The EAN, UPC or barcode is that of several inventory items, as of a variant that takes one of each; the message names their SKUs.",
    remedy: "Name the item by its SKU, or correct the variants.",
  },
  sku_trimmed: {
    meaning:
      "Warning: the SKU was found without the spaces around it, or without characters that cannot be seen.",
    remedy: "Nothing; remove them where the file is made.",
  },
  missing_from_file: {
    meaning:
      "Warning: a snapshot does not have a pair of one of its sources, so it goes to 0 or is unassigned.",
    remedy: "Nothing, if it is sold out; else add the row.",
  },
  missing_beside_errors: {
    meaning:
      "Warning: a snapshot does not have the pair, but a row in error may stand for it (its SKU or source is not known, or it could not be read), so it stays as it is.",
    remedy:
      "Fix the rows in error and upload the file again, or apply with the alarm of this name in `confirm`.",
  },
  duplicate_row: {
    meaning: "Another row has the same source and SKU.",
    remedy: "Keep one of them.",
  },
  invalid_status: {
    meaning: "The status is neither 1 nor 0.",
    remedy: "Use 1 (in stock) or 0 (out of stock), or leave it empty for 1.",
  },
  invalid_quantity: {
    meaning:
      "The quantity is no number, has a sign, is above 10^12, or has more than 4 decimals. Quantities are absolute: how many will be there.",
    remedy: "Write a number with a dot, such as 10 or 1.5.",
  },
  ambiguous_quantity: {
    meaning:
      "A quantity such as `1.250` is 1250 or 1.25, and nothing in the file or the store tells which: a warning, and an error with `apply=true`.",
    remedy: "Check the file again with `decimal_separator`.",
  },
  has_reservations: {
    meaning: "Units of the pair are reserved for orders, so it stays.",
    remedy: "Fulfil or cancel the orders that the message names first.",
  },
  not_assigned: {
    meaning:
      "The SKU is not assigned to the source: a warning where it is deleted, an error where it is transferred.",
    remedy: "Nothing, or correct the source's code.",
  },
  below_reserved: {
    meaning:
      "Fewer units would be there than are reserved for orders: a warning or an error, as `below_reserved` says.",
    remedy: "Count again, or cancel orders; `clamp` keeps the reserved units.",
  },
  insufficient_quantity: {
    meaning:
      "More units are taken away than are there, by an adjustment or a transfer.",
    remedy: "Take fewer; a transfer without `quantity` takes all.",
  },
  stale: {
    meaning:
      "The live quantity is not `expected_quantity`. In a file a warning that says what is done about it (`on_stale`); in a call an error.",
    remedy: "In a call: read again, decide again.",
  },
  corrected: {
    meaning:
      "Note: a cell was corrected after the check; the message has what stood there.",
    remedy: "Nothing; a correction can be taken back until the apply.",
  },
  left_out: {
    meaning:
      "Note: an admin left the row out. Its pair stays as it is, in a snapshot too.",
    remedy: "Nothing; it can be taken back until the apply.",
  },
  drifted: {
    meaning: "Warning: stock moved between the check and the apply.",
    remedy: "Nothing; `before` and `after` of the row are what was there.",
  },
  gone: {
    meaning:
      "The row's inventory item, source or stock location was deleted between check and apply, so it is not written; a warning where that came before an undo, which leaves the row as it is.",
    remedy:
      "Upload the file again: the message says whether the SKU or the code belongs to another one now.",
  },
  not_undone: {
    meaning: "Warning: the row could not be undone; the message says why.",
    remedy: "Correct the source item by hand.",
  },
} as const satisfies Record<string, CodeText>

/** What is said of an entry of a transfer only. */
const CALL_CODES = {
  same_source: {
    meaning: "A transfer gives and takes at the same source.",
    remedy: "Give another source.",
  },
} as const satisfies Record<string, CodeText>

/** What is said of a file that only a store can know. */
const STORE_FILE_CODES = {
  already_applied: {
    meaning: "Warning: the same file, byte by byte, was applied before.",
    remedy: "Cancel the import, unless it is meant to be applied again.",
  },
} as const satisfies Record<string, CodeText>

/** What about a whole source is probably a mistake; an apply needs the code in `confirm`. */
const ALARM_CODES = {
  withdraws_most: {
    meaning:
      "More than half of the units that sell at a source would not: of at least three SKUs, or all units of at least two.",
    remedy: "Look at the rows of that source, then confirm or cancel.",
  },
  ten_times: {
    meaning:
      "More than half of the quantities that change at a source become ten times as large or larger.",
    remedy: "Check whether decimal points were lost, then confirm or cancel.",
  },
  tenth: {
    meaning:
      "More than half of the quantities that change at a source become a tenth or less.",
    remedy:
      "Check whether thousands were taken for decimals, then confirm or cancel.",
  },
  mass_assignment: {
    meaning:
      "Many rows assign SKUs to a source that has few: at least ten, and three times as many as it has.",
    remedy:
      "Check whether the source is the right one, then confirm or cancel.",
  },
  missing_beside_errors: {
    meaning:
      "SKUs that a snapshot does not have stay as they are, since rows in error may stand for them. An apply goes without its confirmation, and leaves them; with it they go to 0 or are unassigned.",
    remedy:
      "Fix the rows in error and upload the file again; confirm it only where the SKUs are really gone.",
  },
  already_applied: {
    meaning:
      "The same file, byte by byte, was applied before and adjusts stock: its units would be added or taken away twice.",
    remedy:
      "Cancel the import; confirm it only where all of it has happened again.",
  },
  ambiguous_quantity: {
    meaning:
      "Quantities of the file have two readings, which are in `readings`. To confirm it takes a choice.",
    remedy:
      "Check the file again with `decimal_separator`, or apply with the code in `confirm` and the `decimal_separator` that the plan shows.",
  },
  new_source: {
    meaning:
      "The file changes stock at a source that no applied import has named, in a store where others were.",
    remedy: "Check whether the code is the right one, then confirm or cancel.",
  },
} as const satisfies Record<string, CodeText>

/** Why an import ended as it did: the `code` of its `error`. */
const PLAN_CODES = {
  too_many_errors: {
    meaning: "More rows are in error than `allowed_errors`; it is rejected.",
    remedy:
      "Fix the report's rows and upload it, or import with `skip_errors`.",
  },
  gone: {
    meaning:
      "What rows are about was deleted between check and apply. An `applied` import has left these rows out; a `failed` one has undone everything, since they are more than `allowed_errors`, or all that there was to write.",
    remedy:
      "Look at the rows with the issue `gone`; upload the file again without them, or with what has taken their place.",
  },
  check_given_up: {
    meaning: "The server ended three times while it checked the file.",
    remedy: "Read the server's log, and upload the file in parts.",
  },
  apply_given_up: {
    meaning:
      "The server ended three times at the same rows while it wrote them; what is written before them stays.",
    remedy:
      "Read the server's log; undo the import, or apply it again to continue from there.",
  },
  take_back_given_up: {
    meaning:
      "The server ended three times while it undid what a failed or canceled apply had written.",
    remedy: "Read the server's log; undo the import to revert the rest.",
  },
  undo_given_up: {
    meaning:
      "The server ended three times while it undid the import; the rest of it is still applied.",
    remedy: "Read the server's log; undo the import again to continue.",
  },
  hook_given_up: {
    meaning:
      "The server ended three times while handlers of the act's hook, or subscribers of its event, ran.",
    remedy:
      "Correct the handler. What was applied stays applied; a file that was only checked is to be uploaded again.",
  },
  deleted_meanwhile: {
    meaning:
      "An earlier version let the import be deleted while it wrote stock, and its plan is gone.",
    remedy: "Compare the stock of its sources with the file.",
  },
  compensated: {
    meaning:
      "A handler of a hook, or a later step of the workflow, failed, so everything was undone; the message repeats the handler's.",
    remedy: "Correct what the message names; upload the file again.",
  },
  not_taken_back: {
    meaning: "An apply failed, and undoing it failed as well.",
    remedy: "Undo the import to continue.",
  },
  unexpected_error: {
    meaning: "Something failed that has no code of its own.",
    remedy: "Read the server's log.",
  },
} as const satisfies Record<string, CodeText>

/**
 * Every code that the API has, by what it is about: the one list that the types of issues, alarms and errors come from,
 * and `docs/error-codes.md`.
 */
export const CODES = {
  row: ROW_CODES,
  call: CALL_CODES,
  file: { ...FILE_CODES, ...STORE_FILE_CODES },
  alarm: ALARM_CODES,
  plan: PLAN_CODES,
} as const

export type RowCode = keyof (typeof CODES)["row"]
export type CallCode = keyof (typeof CODES)["call"]
export type FileCode = keyof (typeof CODES)["file"]
export type AlarmCode = keyof (typeof CODES)["alarm"]
export type PlanCode = keyof (typeof CODES)["plan"]
/** What can be said about a line, an entry of a call, or a file. */
export type IssueCode = RowCode | CallCode | FileCode

/** The codes of a part of the list, for schemas and tests. */
export function codesOf<Part extends keyof typeof CODES>(
  part: Part
): (keyof (typeof CODES)[Part])[] {
  return Object.keys(CODES[part]) as (keyof (typeof CODES)[Part])[]
}

/** Type of the error where what is asked for has to wait longer than whoever asks may: a 503. */
export const NOT_AVAILABLE = "not_available"
