import { MedusaError } from "@medusajs/framework/utils"
import {
  ActPending,
  ChangedMeanwhile,
  type PendingImport,
} from "../act-pending"
import type { Queryable } from "../../database/database"
import type {
  ParkedAct,
  StockImportAct,
  StockImportDTO,
  StockImportStatus,
} from "../../types"
import { noSuchImport } from "../no-such-import"
import { jsonText } from "../../database/sql/fragments"
import { WRITING, sqlList } from "../states"
import { Refusal } from "../../refusal"

export type StatusChange = {
  id: string
  from: readonly StockImportStatus[]
  /** Also from `failed`, where one of these acts is parked. */
  fromParked?: readonly ParkedAct[]
  /** Only where no act is pending, or this one; left out: whatever is pending. */
  pending?: StockImportAct
  /** Only where the plan was not dropped for its age. */
  withPlan?: boolean
  to: StockImportStatus
  /** Columns to set along with the status. */
  set?: Partial<Record<SettableColumn, unknown>>
  /** Only if these are still as they were read: its plan is the same, no act of it is pending, nobody else has taken it up. */
  seen?: Partial<Pick<StockImportDTO, "checked_at" | "pending_act" | "act_run">>
  /** Column that gets the time of the change. */
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
  "header_row",
  "sheet",
  "mapping",
  "match_by",
  "match_source_names",
  "empty_quantity",
  "profile_id",
  "replacements",
  "reading",
  "corrections",
  "judging",
  "apply",
  "confirm",
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
  "canceled_by",
  "pending_act",
  "act_run",
  "parked_act",
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
  "mapping",
  "match_by",
  "judging",
  "reading",
  "replacements",
])

const AS_SEEN = {
  // A JavaScript date has milliseconds.
  checked_at: "date_trunc('milliseconds', checked_at) is not distinct from",
  pending_act: "pending_act is not distinct from",
  act_run: "act_run is not distinct from",
}

const SEEN = ["checked_at", "pending_act", "act_run"] as const

const ONE_WRITER = "IDX_stock_import_one_writer"

type Wanted = Pick<
  StatusChange,
  "id" | "from" | "fromParked" | "pending" | "withPlan" | "seen"
>

/** That an import still is as it was read; its values are bound from `$first` on. */
function asSeen(
  seen: StatusChange["seen"] = {},
  first: number
): { condition: string; values: unknown[] } {
  const columns = SEEN.filter((column) => column in seen)
  return {
    condition: columns
      .map((column, at) => `${AS_SEEN[column]} $${first + at}`)
      .concat("true")
      .join(" and "),
    values: columns.map((column) => seen[column] ?? null),
  }
}

/**
 * Moves an import to another status, if it is in one of `from` and nothing pending is in the way: of two that try at
 * once, one succeeds. Who has died of what it did before does not count for what it does now.
 *
 * @throws MedusaError `not_found`; `conflict` with the status it is in, or with the import that is writing stock right
 *   now; {@link ActPending}; `not_allowed` where the plan was dropped.
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
  const sets = columns.map((column, at) => `${column} = $${at + 7}`)
  // The clock's time, not the transaction's: a check is one transaction from its first line to its last.
  if (change.at) {
    sets.push(`${change.at} = clock_timestamp()`)
  }
  const seen = asSeen(change.seen, columns.length + 7)
  try {
    const { rows } = await connection.query<StockImportDTO>(
      `update stock_import
       set ${["status = $2", "act_deaths = 0", "updated_at = clock_timestamp()", ...sets].join(", ")}
       where id = $1 and deleted_at is null
         and (status = any($3::text[]) or (status = 'failed' and parked_act = any($4::text[])))
         and ($5::text is null or coalesce(pending_act, $5) = $5)
         and (not $6::boolean or plan_dropped_at is null)
         and ${seen.condition}
       returning *`,
      [
        change.id,
        change.to,
        change.from,
        change.fromParked ?? [],
        change.pending ?? null,
        change.withPlan ?? false,
        ...values,
        ...seen.values,
      ]
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
  throw await whyNot(connection, change)
}

async function anotherWriter(
  connection: Queryable,
  id: string
): Promise<MedusaError> {
  const { rows } = await connection.query<PendingImport & { mine: boolean }>(
    `select number, status, id = $1 as mine from stock_import
     where id = $1 or (status in ${sqlList(WRITING)} and deleted_at is null)`,
    [id]
  )
  const mine = rows.find((row) => row.mine)
  const writer = rows.find((row) => !row.mine)
  return new Refusal(
    MedusaError.Types.CONFLICT,
    "import_waits",
    mine && writer
      ? {
          number: mine.number,
          other: writer.number,
          other_status: writer.status,
        }
      : { reason: "unnamed" }
  )
}

/** Why an import is not moved on: what it is, and what it would have to be. */
export async function whyNot(
  connection: Queryable,
  { id, from, pending, withPlan, seen }: Wanted
): Promise<MedusaError> {
  const { condition, values } = asSeen(seen, 2)
  const { rows } = await connection.query<
    PendingImport & Pick<StockImportDTO, "plan_dropped_at"> & { same: boolean }
  >(
    `select number, status, pending_act, plan_dropped_at, ${condition} as same
     from stock_import where id = $1 and deleted_at is null`,
    [id, ...values]
  )
  if (!rows.length) {
    return noSuchImport(id)
  }
  const [found] = rows
  if (withPlan && found.plan_dropped_at) {
    return new Refusal(MedusaError.Types.NOT_ALLOWED, "plan_deleted", {
      number: found.number,
      act: pending ?? "do",
    })
  }
  const isInStatus = from.includes(found.status)
  if (
    pending &&
    isInStatus &&
    found.pending_act &&
    found.pending_act !== pending
  ) {
    return new ActPending(found)
  }
  if (isInStatus && found.same) {
    return new ChangedMeanwhile(found)
  }
  const { number, status } = found
  return isInStatus
    ? new Refusal(MedusaError.Types.CONFLICT, "import_changed", {
        reason: "checked_again",
        number,
      })
    : new Refusal(MedusaError.Types.CONFLICT, "import_status", {
        number,
        status,
        needed: from.join(","),
      })
}
