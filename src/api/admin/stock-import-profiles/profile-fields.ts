/** Nobody sorts by them. */
const PARTS = ["reading", "options", "replacements", "fingerprint"]

// `built_in` is no column of the table: it is told of each profile that is shown.
const COLUMNS = ["id", "name", "created_by", "created_at", "updated_at"]

/** What is shown of a profile. */
export const PROFILE_FIELDS = [...COLUMNS, "built_in", ...PARTS]

export const PROFILE_ORDERS = COLUMNS
