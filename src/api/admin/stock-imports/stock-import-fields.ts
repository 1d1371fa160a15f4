// Nobody sorts by them.
const LISTS = [
  "confirm",
  "counts",
  "progress",
  "totals",
  "alarms",
  "issues",
  "error",
  "mapping",
  "match_by",
]

/** What is shown of a stock import. Its other columns are the plugin's own business, and no answer holds them. */
export const STOCK_IMPORT_FIELDS = [
  "id",
  "number",
  "status",
  "behavior",
  "validation_strategy",
  "allowed_errors",
  "on_stale",
  "missing",
  "below_reserved",
  "delimiter",
  "encoding",
  "decimal_separator",
  "header_row",
  "sheet",
  "match_source_names",
  "empty_quantity",
  "profile_id",
  "reason",
  "reference",
  "filename",
  "file_size",
  "file_hash",
  "apply",
  ...LISTS,
  "corrections",
  "created_by",
  "applied_by",
  "undone_by",
  "canceled_by",
  "created_at",
  "updated_at",
  "checked_at",
  "apply_began_at",
  "applied_at",
  "undo_began_at",
  "undone_at",
  "canceled_at",
  "pending_act",
  "parked_act",
  "plan_dropped_at",
]

/** People's names, which come with their ids. */
export const STOCK_IMPORT_NAMES = {
  created_by_name: "created_by",
  applied_by_name: "applied_by",
  undone_by_name: "undone_by",
}

export const STOCK_IMPORT_ORDERS = STOCK_IMPORT_FIELDS.filter(
  (field) => !LISTS.includes(field)
)
