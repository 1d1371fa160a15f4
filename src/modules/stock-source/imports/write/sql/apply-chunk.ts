import type { Connection } from "../../../database/connection"
import type { LevelChanges } from "../../../types"
import {
  importedId,
  RAW_ZERO,
  rawQuantity,
  saysSomething,
} from "../../../database/sql/fragments"
import {
  type Gone,
  GONE_AT_APPLY,
  goneIssue,
  gonePart,
  refuseDeletedItems,
} from "../../../levels/sql/gone"
import {
  driftedIssue,
  HELD_ISSUE,
  REFUSED,
  refusedIssue,
} from "./drifted-issues"
import type { Chunk } from "./chunk-lines"
import { type Missed, refuseMissed } from "../../../levels/sql/missed-levels"
import { APPLY_NEEDED, LIVE_CHUNK } from "./plan-targets"

export type ChunkResult = LevelChanges & {
  /** How many levels were created, whether their ids are told or not. */
  new_levels: number
  /** Lines whose live value was not what the check saw, or that could not be written any more. */
  drifted: number
  /** Lines left out, as their inventory item, source or stock location is deleted; the plan's rows say which. */
  gone: number
}

/** What a chunk may write, and what is wanted of it afterwards. */
export type ChunkScope = {
  /** Inventory items whose locks are held; lines of other items are left alone. */
  itemIds: string[]
  /** What is not there any more; filled in where a chunk comes upon deleted items, before it is tried again. */
  gone: Gone
  /** Whether the ids of the levels are wanted. Thousands of strings a chunk, which nobody reads, are most of its garbage. */
  withIds: boolean
}

type Unassigned = {
  /** Whether lines have no live level: it was made, or is not there to be deleted. */
  unassigned: boolean
}

/** The ids that a common table expression returns, where they are wanted; none otherwise. */
export function idsOf(written: string, wanted: string): string {
  return `case when ${wanted} then coalesce((select json_agg(id) from ${written}), '[]') else '[]' end`
}

/** Units that may be sold: all of them, or none (DESIGN: one truth for quantity). */
const SELLS = "target_status = 1 and enabled"

const SAYS_SOMETHING = saysSomething("target_status", "new_withheld")

const NOTE_CHANGES =
  "(live_status, live_withheld) is distinct from (target_status::integer, new_withheld)"

/**
 * Writes one chunk of a plan: levels, what is said of them and, on lines that drifted since the check, the plan itself.
 * Judges again what is live, so that every write is conditional on it. Call it in a transaction, after `lockChunk`,
 * that is tried again where a level has changed meanwhile.
 * Never writes `reserved_quantity` of a level that exists.
 *
 */
export async function applyChunk(
  connection: Connection,
  chunk: Chunk & { importUlid: string },
  { itemIds, withIds, gone }: ChunkScope
): Promise<ChunkResult> {
  const { rows } = await connection.query<ChunkResult & Missed & Unassigned>(
    `
    with live as materialized (
      select
        r.*,
        ${importedId("ilev", "$5::text")} as new_level_id,
        case when ${SELLS} then target_quantity else 0 end as new_stocked,
        case when ${SELLS} then 0 else target_quantity end as new_withheld,
        outcome = 'delete' and level_id is not null and live_reserved <> 0 as held,
        (live_status, live_quantity) is distinct from (before_status::integer, before_quantity) as drifted,
        gone is null and change_quantity is not null and by_change is null and on_stale = 'skip'
          and live_quantity is distinct from before_quantity as passed_over,
        ${REFUSED} as refused
      from (select ${gonePart("$7", "$8")} as gone, chunk.* from (${LIVE_CHUNK}) chunk) r
      where inventory_item_id = any($4::text[])
        and (${APPLY_NEEDED} or (gone is not null and outcome = 'unchanged'))
    ),
    target as not materialized (select * from live where gone is null and not passed_over and refused is null),
    created as (
      insert into inventory_level (
        id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity,
        reserved_quantity, raw_reserved_quantity, incoming_quantity, raw_incoming_quantity
      )
      select
        new_level_id, inventory_item_id, stock_location_id, new_stocked, ${rawQuantity("new_stocked")},
        0, ${RAW_ZERO}, 0, ${RAW_ZERO}
      from target
      where level_id is null and outcome <> 'delete'
      order by row_number
      returning id
    ),
    updated as (
      update inventory_level level
      set
        stocked_quantity = target.new_stocked,
        raw_stocked_quantity = ${rawQuantity("target.new_stocked")},
        updated_at = now()
      from target
      where level.ctid = target.level_at
        and target.outcome <> 'delete'
        and target.live_stocked <> target.new_stocked
      returning level.id
    ),
    deleted as (
      update inventory_level level
      set deleted_at = now(), updated_at = now()
      from target
      where level.ctid = target.level_at and target.outcome = 'delete' and not target.held
      returning level.id
    ),
    -- What is said of a deleted level stays, for the day on which it comes back.
    new_notes as (
      insert into stock_source_item_note (inventory_level_id, status, withheld_quantity)
      select coalesce(level_id, new_level_id), target_status, new_withheld
      from target
      where item_at is null and outcome <> 'delete' and ${SAYS_SOMETHING}
    ),
    changed_notes as (
      update stock_source_item_note item
      set status = target.target_status, withheld_quantity = target.new_withheld, updated_at = now()
      from target
      where item.ctid = target.item_at and target.outcome <> 'delete' and ${SAYS_SOMETHING} and ${NOTE_CHANGES}
      returning 1
    ),
    dropped_notes as (
      delete from stock_source_item_note item
      using target
      where item.ctid = target.item_at and target.outcome <> 'delete' and not ${SAYS_SOMETHING}
      returning 1
    ),
    drifted as (
      update stock_import_row plan
      set
        before_status = target.live_status,
        before_quantity = target.live_quantity,
        after_status = target.target_status,
        after_quantity = trim_scale(target.target_quantity),
        reserved_quantity = target.live_reserved,
        inventory_level_id = coalesce(target.level_id, target.new_level_id),
        outcome = case
          when target.held then 'error'
          when target.outcome = 'delete' then case when target.level_id is null then 'skip' else 'delete' end
          when target.level_id is null then 'create'
          when (target.live_status, target.live_quantity)
            is not distinct from (target.target_status::integer, target.target_quantity) then 'unchanged'
          else 'update'
        end,
        issues = coalesce(plan.issues, '[]') || jsonb_build_array(case
          when target.held then ${HELD_ISSUE}
          else ${driftedIssue("target")}
        end)
      from target
      where plan.ctid = target.line_at
        and (target.drifted or target.held or target.target_quantity <> target.after_quantity)
      returning 1
    ),
    -- DESIGN: stale rows. What moved since the check is what the exporter did not see either. Nor is a change written that takes
    -- more than is there by now.
    left_out as (
      update stock_import_row plan
      set
        before_status = live.live_status,
        before_quantity = live.live_quantity,
        after_status = null,
        after_quantity = null,
        reserved_quantity = live.live_reserved,
        outcome = case when live.passed_over then 'skip' else 'error' end,
        issues = coalesce(plan.issues, '[]') || jsonb_build_array(
          case when live.passed_over then ${driftedIssue("live", "skipped")} else ${refusedIssue("live")} end
        )
      from live
      where live.gone is null and (live.passed_over or live.refused is not null) and plan.ctid = live.line_at
      returning 1
    ),
    gone as (
      update stock_import_row plan
      set
        before_status = live.live_status,
        before_quantity = live.live_quantity,
        after_status = null,
        after_quantity = null,
        reserved_quantity = live.live_reserved,
        outcome = 'error',
        issues = coalesce(plan.issues, '[]') || ${goneIssue("live", GONE_AT_APPLY)}
      from live
      where live.gone is not null and plan.ctid = live.line_at
      returning 1
    )
    select
      ${idsOf("created", "$6::boolean")} as created,
      ${idsOf("updated", "$6::boolean")} as updated,
      ${idsOf("deleted", "$6::boolean")} as deleted,
      (select count(*)::integer from created) as new_levels,
      (select count(*)::integer from drifted) + (select count(*)::integer from left_out) as drifted,
      (select count(*)::integer from gone) as gone,
      exists (select from target where level_id is null) as unassigned,
      (
        select count(*) filter (where outcome <> 'delete' and live_stocked <> new_stocked)
          + count(*) filter (where outcome = 'delete' and level_id is not null and not held)
          + count(*) filter (where outcome <> 'delete' and item_at is not null and (not ${SAYS_SOMETHING} or ${NOTE_CHANGES}))
        from target
      ) - (select count(*) from updated) - (select count(*) from deleted)
        - (select count(*) from changed_notes) - (select count(*) from dropped_notes) as missed
    `,
    [
      chunk.importNumber,
      chunk.from,
      chunk.through,
      itemIds,
      chunk.importUlid,
      withIds,
      JSON.stringify(gone.sources),
      gone.items,
    ]
  )
  const { missed, unassigned, ...result } = rows[0]
  refuseMissed(missed)
  // Whoever deletes an item deletes its levels, so that those of items that are there need not be asked for.
  if (unassigned) {
    await refuseDeletedItems(connection, itemIds, gone)
  }
  return result
}
