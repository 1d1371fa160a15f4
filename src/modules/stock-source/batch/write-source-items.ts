import { english, issueText } from "../../../texts"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import { type JudgedCall, refuseIssues, toCallIssues } from "./call-issues"
import type { Connection } from "../database/connection"
import { type Database, startAnew } from "../database/database"
import type { SourceItemsCall } from "./source-item-calls"
import type { SourceItemsWritten, WrittenRow } from "./source-item-changes"
import type { SourceItemDetails } from "../sources/items/source-item-details"
import { applyChunk } from "../imports/write/sql/apply-chunk"
import {
  type AppliedRow,
  CALL_NUMBER,
  loadAppliedRows,
  openCallPlan,
  readAppliedRows,
  readCallIssues,
} from "./sql/call-plan"
import { ulidOf } from "../database/sql/fragments"
import { nothingGone } from "../levels/sql/gone"
import { chunkItemIds } from "../imports/write/sql/chunk-lines"
import { lockChunk } from "../imports/write/sql/lock-chunk"
import { lockLevels } from "../levels/sql/lock-levels"
import { readSourceItems } from "../sources/items/sql/read-source-items"
import { undoChunk } from "../imports/write/sql/undo-chunk"
import type { LevelChanges } from "../types"
import { Refusal } from "../refusal"

/**
 * Judges and writes a call in one transaction: all of it or nothing. Hold Medusa's stock locks of `itemIds`, the
 * inventory items that its SKUs belong to.
 *
 * @throws MedusaError `invalid_data` or `conflict` (see {@link refuseIssues}); `conflict` where a SKU went to another
 *   inventory item meanwhile.
 */
export async function writeSourceItems(
  database: Database,
  call: SourceItemsCall,
  itemIds: string[]
): Promise<SourceItemsWritten> {
  const callId = generateEntityId(undefined, "call")
  const chunk = { importNumber: CALL_NUMBER, from: 0, through: call.lines }
  const gone = nothingGone()
  return database.transaction(async (connection, attempt) => {
    if (attempt > 1) {
      await lockLevels(connection, itemIds)
    }
    await openCallPlan(connection, call.policy)
    await call.plan(connection, callId)
    const { errors, warnings } = await judgedCall(connection, call)
    refuseIssues(errors)

    const needed = await chunkItemIds(connection, chunk, [])
    refuseUnlocked(needed, itemIds)
    const held = { itemIds: needed, levelsToo: false }
    gone.sources = await lockChunk(connection, chunk, held)
    const { drifted, created, updated, deleted, ...left } = await applyChunk(
      connection,
      { ...chunk, importUlid: ulidOf(callId) },
      { itemIds: needed, withIds: true, gone }
    )
    if (left.gone) {
      refuseIssues((await judgedCall(connection, call)).errors)
    }
    if (drifted) {
      throw startAnew("A level moved while it was written.")
    }
    const applied = await readAppliedRows(connection)
    return {
      source_items: await readApplied(connection, applied),
      deleted: applied.filter(isDeleted).map((row) => row.source_item_id),
      warnings,
      changes: { created, updated, deleted },
      written: applied.filter(isWritten).map(toWritten),
    }
  })
}

async function judgedCall(
  connection: Connection,
  { pathOf }: SourceItemsCall
): Promise<JudgedCall> {
  return toCallIssues(await readCallIssues(connection), pathOf)
}

/** What could not be taken back, and why. */
export type TakenBack = { changes: LevelChanges; not_undone: string[] }

/**
 * Takes back what a call has written, by difference, as an undo takes back an import: sales since then stay. Hold the
 * stock locks of the rows' inventory items.
 */
export async function takeBackSourceItems(
  database: Database,
  rows: WrittenRow[]
): Promise<TakenBack> {
  const through = Math.max(0, ...rows.map(({ row_number }) => row_number))
  const chunk = { importNumber: CALL_NUMBER, from: 0, through }
  const gone = nothingGone()
  return database.transaction(async (connection, attempt) => {
    await openCallPlan(connection, {
      onStale: "overwrite",
      belowReserved: "warn",
    })
    await loadAppliedRows(connection, rows)
    const itemIds = await chunkItemIds(connection, chunk, [])
    const held = { itemIds, levelsToo: attempt > 1 }
    gone.sources = await lockChunk(connection, chunk, held)
    const { not_undone: _, ...changes } = await undoChunk(connection, chunk, {
      itemIds,
      withIds: true,
      gone,
    })
    const left = await readCallIssues(connection)
    return {
      changes,
      not_undone: left.map(
        ({ source_code, sku, row_number, issues }) =>
          `${sku} at ${source_code}: ${issueText(english, issues[0], { row: row_number })}`
      ),
    }
  })
}

function refuseUnlocked(needed: string[], locked: string[]): void {
  const held = new Set(locked)
  if (!needed.every((id) => held.has(id))) {
    throw new Refusal(MedusaError.Types.CONFLICT, "sku_moved")
  }
}

async function readApplied(
  connection: Connection,
  applied: AppliedRow[]
): Promise<SourceItemDetails[]> {
  const live = applied.filter((row) => !isDeleted(row))
  if (!live.length) {
    return []
  }
  const found = await readSourceItems(
    connection,
    { inventory_level_id: live.map((row) => row.inventory_level_id) },
    { take: null }
  )
  const byId = new Map(found.map((item) => [item.id, item]))
  return live.flatMap((row) => byId.get(row.source_item_id) ?? [])
}

function isDeleted({ outcome }: AppliedRow): boolean {
  return outcome === "delete"
}

function isWritten(row: AppliedRow): row is AppliedRow & WrittenRow {
  return row.outcome !== "unchanged" && row.outcome !== "skip"
}

function toWritten({
  source_item_id: _,
  ...row
}: AppliedRow & WrittenRow): WrittenRow {
  return row
}
