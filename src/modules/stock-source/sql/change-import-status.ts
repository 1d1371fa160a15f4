import { MedusaError } from "@medusajs/framework/utils"
import type { Queryable } from "../database"
import type { StockImportDTO, StockImportStatus } from "../types"
import { jsonText } from "./fragments"

export type StatusChange = {
  id: string
  from: readonly StockImportStatus[]
  to: StockImportStatus
  /** Columns to set along with the status. */
  set?: Partial<Record<SettableColumn, unknown>>
  /** Column that gets the time of the change. */
  /** Only if these are still as they were read: its plan is the same, no act of it is pending. */
  seen?: Partial<Pick<StockImportDTO, "checked_at" | "pending_act">>
  at?:
    | "checked_at"
    | "apply_began_at"
    | "applied_at"
    | "undo_began_at"
    | "undone_at"
    | "canceled_at"
}

const SETTABLE = [
  "decimal_separator",
  "apply",
  "confirm",
  "check_runs",
  "delimiter",
  "encoding",
  "counts",
  "totals",
  "alarms",
  "issues",
  "progress",
  "error",
  "applied_by",
  "undone_by",
  "pending_act",
  "apply_emitted_through",
  "undo_emitted_through",
] as const
type SettableColumn = (typeof SETTABLE)[number]
const JSON_COLUMNS = new Set<SettableColumn>([
  "counts",
  "totals",
  "alarms",
  "issues",
  "progress",
  "error",
  "confirm",
])

const AS_SEEN = {
  // A JavaScript date has milliseconds.
  checked_at: "date_trunc('milliseconds', checked_at) is not distinct from",
  pending_act: "pending_act is not distinct from",
}

const SEEN = ["checked_at", "pending_act"] as const

const ONE_WRITER = "IDX_stock_import_one_writer"

/**
 * Moves an import to another status, if it is in one of `from`: of two that try at once, one succeeds.
 *
 * @throws MedusaError `not_found`; `conflict` with the status it is in, or with the id of the import
 *   that is writing stock right now.
 */
export async function changeImportStatus(
  connection: Queryable,
  change: StatusChange
): Promise<StockImportDTO> {
  const columns = SETTABLE.filter((column) => column in (change.set ?? {}))
  const values = columns.map((column) => {
    const value = change.set?.[column] ?? null
    return JSON_COLUMNS.has(column) && value !== null ? jsonText(value) : value
  })
  const sets = columns.map((column, at) => `${column} = $${at + 4}`)
  if (change.at) {
    sets.push(`${change.at} = now()`)
  }
  const seen = SEEN.filter((column) => column in (change.seen ?? {}))
  const conditions = seen.map(
    (column, at) => `and ${AS_SEEN[column]} $${columns.length + at + 4}`
  )
  values.push(...seen.map((column) => change.seen?.[column] ?? null))
  try {
    const { rows } = await connection.query<StockImportDTO>(
      `update stock_import
       set ${["status = $2", "updated_at = now()", ...sets].join(", ")}
       where id = $1 and status = any($3::text[]) and deleted_at is null
         ${conditions.join(" ")}
       returning *`,
      [change.id, change.to, change.from, ...values]
    )
    if (rows.length) {
      return rows[0]
    }
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== ONE_WRITER) {
      throw error
    }
    throw await anotherWriter(connection, change.id)
  }
  throw await wrongStatus(connection, change)
}

/**
 * Does nothing where an import is in one of `from`.
 *
 * @throws MedusaError `not_found`; `conflict` with the status it is in.
 */
export async function expectImportStatus(
  connection: Queryable,
  wanted: Pick<StatusChange, "id" | "from">
): Promise<void> {
  const { rowCount } = await connection.query(
    "select 1 from stock_import where id = $1 and status = any($2::text[]) and deleted_at is null",
    [wanted.id, wanted.from]
  )
  if (!rowCount) {
    throw await wrongStatus(connection, wanted)
  }
}

async function anotherWriter(
  connection: Queryable,
  id: string
): Promise<MedusaError> {
  const { rows } = await connection.query<StockImportDTO>(
    `select id, number, status from stock_import where status in ('applying', 'undoing')`
  )
  const other = rows[0]
    ? `${rows[0].id} is ${rows[0].status}`
    : "another is at work"
  return new MedusaError(
    MedusaError.Types.CONFLICT,
    `Stock import ${id} has to wait: ${other}. Two imports never write at once; try again when it has ended.`
  )
}

async function wrongStatus(
  connection: Queryable,
  change: Pick<StatusChange, "id" | "from">
): Promise<MedusaError> {
  const { rows } = await connection.query<StockImportDTO>(
    `select status from stock_import where id = $1 and deleted_at is null`,
    [change.id]
  )
  if (rows.length && change.from.includes(rows[0].status)) {
    return new MedusaError(
      MedusaError.Types.CONFLICT,
      `Stock import ${change.id} was changed by somebody else at the same moment; look at it again.`
    )
  }
  return rows.length
    ? new MedusaError(
        MedusaError.Types.CONFLICT,
        `Stock import ${change.id} is ${rows[0].status}; this needs it to be ${change.from.join(" or ")}.`
      )
    : new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no stock import ${change.id}.`
      )
}
