import type { Connection } from "../../../database/connection"
import { issueJson } from "../../../database/sql/issue-json"
import type { LevelChanges } from "../../../types"
import { rawQuantity, saysSomething } from "../../../database/sql/fragments"
import { type ChunkScope, idsOf } from "./apply-chunk"
import {
  GONE_AT_UNDO,
  goneIssue,
  gonePart,
  lockItems,
  refuseDeletedItems,
} from "../../../levels/sql/gone"
import type { Chunk } from "./chunk-lines"
import { type Missed, refuseMissed } from "../../../levels/sql/missed-levels"
import { LIVE_CHUNK, UNDO_NEEDED } from "./plan-targets"

export type UndoChunkResult = LevelChanges & {
  /** Lines that could not be taken back, `gone` ones among them; the plan's rows say why. */
  not_undone: number
}

const NOT_UNDONE = issueJson({
  code: "not_undone",
  column: "quantity",
  value: "trim_scale(target.live_quantity)::text",
  severity: "warning",
  says: [
    { when: "target.reason = 'level_deleted'", reason: "level_deleted" },
    { when: "target.reason = 'unassigned'", reason: "unassigned" },
    {
      when: "target.reason = 'too_few'",
      reason: "too_few",
      params: { count: "trim_scale(target.live_quantity)::text" },
    },
    {
      reason: "reserved",
      params: { count: "trim_scale(target.live_reserved)::text" },
    },
  ],
})

const SAYS_SOMETHING = saysSomething("new_status", "new_withheld")

const NOTE_CHANGES =
  "(live_status, live_withheld) is distinct from (new_status, new_withheld)"

const NOTE_GOES = `(removes or not ${SAYS_SOMETHING})`

/**
 * Takes one chunk of an applied plan back by difference, so that what was sold or edited since stays:
 * new = live - (after - before). Call it in a transaction, after `lockChunk`, that is
 * tried again where a level has changed meanwhile.
 *
 * A line is left as it is, with the issue `gone`, where its inventory item, source or stock location is deleted; with
 * `not_undone`, where its level is, where a level that the import made holds reservations, or where fewer units are left
 * than would have to be taken away.
 */
export async function undoChunk(
  connection: Connection,
  chunk: Chunk,
  { itemIds, withIds, gone }: ChunkScope
): Promise<UndoChunkResult> {
  const { rows } = await connection.query<
    UndoChunkResult & Missed & { restores: boolean; unassigned: boolean }
  >(
    `
    with live as (
      select
        live.*,
        coalesce(live_quantity, 0) - coalesce(after_quantity, 0) + coalesce(before_quantity, 0) as new_quantity,
        case
          when outcome = 'update' and live_status = after_status then before_status
          when outcome = 'delete' and level_id is null then before_status
          else live_status
        end as new_status
      from (select ${gonePart("$6", "$7")} as gone, chunk.* from (${LIVE_CHUNK}) chunk) live
      where inventory_item_id = any($4::text[]) and ${UNDO_NEEDED}
    ),
    target as materialized (
      select
        live.*,
        case when new_status = 1 and enabled then new_quantity else 0 end as new_stocked,
        case when new_status = 1 and enabled then 0 else new_quantity end as new_withheld,
        case
          when outcome = 'delete' and level_id is null and not exists (
            select from inventory_level deleted where deleted.id = live.inventory_level_id
          ) then 'level_deleted'
          when outcome = 'delete' then null
          when level_id is null then case when outcome = 'update' then 'unassigned' end
          when new_quantity < 0 and new_quantity < least(live_quantity, before_quantity) then 'too_few'
          when outcome = 'create' and live_reserved <> 0 then 'reserved'
        end as reason,
        outcome = 'delete' and level_id is null as restores,
        outcome = 'create' and new_quantity = 0 as removes
      from live
      where gone is null
    ),
    written as (
      update inventory_level level
      set
        stocked_quantity = target.new_stocked,
        raw_stocked_quantity = ${rawQuantity("target.new_stocked")},
        updated_at = now()
      from target
      where level.ctid = target.level_at
        and target.reason is null and not target.removes
        and target.live_stocked <> target.new_stocked
      returning level.id
    ),
    new_notes as (
      insert into stock_source_item_note (inventory_level_id, status, withheld_quantity)
      select coalesce(level_id, inventory_level_id), new_status, new_withheld
      from target
      where reason is null and not removes and ${SAYS_SOMETHING} and (restores or level_id is not null and item_at is null)
      -- A level that was deleted may have one since then.
      on conflict (inventory_level_id) do update
      set status = excluded.status, withheld_quantity = excluded.withheld_quantity, updated_at = now()
    ),
    changed_notes as (
      update stock_source_item_note item
      set status = target.new_status, withheld_quantity = target.new_withheld, updated_at = now()
      from target
      where item.ctid = target.item_at and target.reason is null and not target.removes
        and ${SAYS_SOMETHING} and ${NOTE_CHANGES}
      returning 1
    ),
    dropped_notes as (
      delete from stock_source_item_note item
      using target
      where item.ctid = target.item_at and target.reason is null and ${NOTE_GOES}
      returning 1
    ),
    forgotten_notes as (
      delete from stock_source_item_note item
      using target
      where item.inventory_level_id = target.inventory_level_id
        and target.reason is null and target.restores and not ${SAYS_SOMETHING}
    ),
    removed as (
      update inventory_level level
      set deleted_at = now(), updated_at = now()
      from target
      where level.ctid = target.level_at and target.reason is null and target.removes
      returning level.id
    ),
    -- A level comes back as it was, and under what its source says now.
    restored as (
      update inventory_level level
      set
        deleted_at = null,
        updated_at = now(),
        stocked_quantity = target.new_stocked,
        raw_stocked_quantity = ${rawQuantity("target.new_stocked")}
      from target
      where level.id = target.inventory_level_id and level.deleted_at is not null
        and target.reason is null and target.restores
      returning level.id
    ),
    not_undone as (
      update stock_import_row plan
      set issues = coalesce(plan.issues, '[]') || jsonb_build_array(${NOT_UNDONE})
      from target
      where plan.ctid = target.line_at and target.reason is not null
      returning 1
    ),
    gone as (
      update stock_import_row plan
      set issues = coalesce(plan.issues, '[]') || ${goneIssue("live", GONE_AT_UNDO)}
      from live
      where plan.ctid = live.line_at and live.gone is not null
      returning 1
    )
    select
      ${idsOf("restored", "$5::boolean")} as created,
      ${idsOf("written", "$5::boolean")} as updated,
      ${idsOf("removed", "$5::boolean")} as deleted,
      (select count(*)::integer from not_undone) + (select count(*)::integer from gone) as not_undone,
      exists (select from restored) as restores,
      exists (select from target where level_id is null) as unassigned,
      (
        select count(*) filter (where removes or live_stocked <> new_stocked)
          + count(*) filter (where item_at is not null and (${NOTE_GOES} or ${NOTE_CHANGES}))
        from target
        where reason is null and level_id is not null
      ) - (select count(*) from written) - (select count(*) from removed)
        - (select count(*) from changed_notes) - (select count(*) from dropped_notes) as missed
    `,
    [
      chunk.importNumber,
      chunk.from,
      chunk.through,
      itemIds,
      withIds,
      JSON.stringify(gone.sources),
      gone.items,
    ]
  )
  const { missed, restores, unassigned, ...result } = rows[0]
  refuseMissed(missed)
  if (restores) {
    await lockItems(connection, itemIds)
  }
  if (unassigned) {
    await refuseDeletedItems(connection, itemIds, gone)
  }
  return result
}
