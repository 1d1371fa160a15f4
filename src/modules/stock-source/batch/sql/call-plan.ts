import type { KeptIssue } from "../../imports/kept-issue"
import type { Connection } from "../../database/connection"
import type { WrittenRow } from "../source-item-changes"
import type { Quantity } from "../../types"
import { jsonText, sourceItemId } from "../../database/sql/fragments"
import type { JudgingPolicy } from "../../imports/check/sql/issue-rule"

/** The number of a call's plan. No import has it: theirs begin with 1. */
export const CALL_NUMBER = 0

/**
 * Gives this transaction a plan of its own: temporary tables that stand in front of the plan's real ones under the same
 * names (PostgreSQL looks into a session's temporary schema first). What judges, applies and undoes an import then does
 * the same for a call, in one transaction, and nothing of it is in the history. They end with the transaction.
 */
export async function openCallPlan(
  connection: Connection,
  policy: Pick<JudgingPolicy, "onStale" | "belowReserved">
): Promise<void> {
  await connection.query(
    `create temporary table stock_import_row (
       like stock_import_row, primary key (import_number, row_number)
     ) on commit drop`
  )
  await connection.query(
    `create temporary table stock_import (
       number integer, on_stale text, below_reserved text
     ) on commit drop`
  )
  await connection.query(`insert into stock_import values ($1, $2, $3)`, [
    CALL_NUMBER,
    policy.onStale,
    policy.belowReserved,
  ])
}

/** A line of a call's plan as it was applied. */
export type AppliedRow = Omit<WrittenRow, "outcome"> & {
  outcome: WrittenRow["outcome"] | "unchanged" | "skip"
  source_item_id: string
}

/** The lines that are about a level, in order. */
export async function readAppliedRows(
  connection: Connection
): Promise<AppliedRow[]> {
  const { rows } = await connection.query<AppliedRow>(
    `select
       r.row_number, r.source_code, r.sku, r.outcome, r.source_id, r.inventory_item_id, r.inventory_level_id,
       r.before_status, r.before_quantity::text, r.after_status, r.after_quantity::text,
       ${sourceItemId("r.inventory_level_id")} as source_item_id
     from stock_import_row r
     where r.import_number = $1 and r.inventory_level_id is not null
     order by r.row_number`,
    [CALL_NUMBER]
  )
  return rows
}

/** Puts applied lines back into the transaction's own plan, from which they are undone. */
export async function loadAppliedRows(
  connection: Connection,
  rows: WrittenRow[]
): Promise<void> {
  await connection.query(
    `insert into stock_import_row
     select * from jsonb_populate_recordset(null::stock_import_row, $1::jsonb)`,
    [jsonText(rows.map((row) => ({ ...row, import_number: CALL_NUMBER })))]
  )
}

/** Everything that is said about the lines of the transaction's plan, in their order. */
export type CallIssue = {
  row_number: number
  source_code: string | null
  sku: string | null
  live_quantity: Quantity | null
  issues: KeptIssue[]
}

export async function readCallIssues(
  connection: Connection
): Promise<CallIssue[]> {
  const { rows } = await connection.query<CallIssue>(
    `select row_number, source_code, sku, trim_scale(before_quantity)::text as live_quantity, issues
     from stock_import_row
     where import_number = $1 and issues is not null
     order by row_number`,
    [CALL_NUMBER]
  )
  return rows
}
