import type { Connection } from "../../database/connection"
import { newId, RAW_ZERO } from "../../database/sql/fragments"
import { WITHOUT_MAKING_WAY } from "./make-way-trigger"

export type DefaultAssignments = {
  /** Ids of the levels made. */
  level_ids: string[]
  /** Inventory items that somebody else is writing, or a level of theirs: to be tried again when they are through. */
  postponed: string[]
}

// Far below the second after which PostgreSQL looks for circles and ends one of those who wait: that is never Medusa for us.
const PATIENCE = "100ms"

/**
 * Assigns inventory items to the default source with quantity 0, marked as ours to give up (make-way-trigger.ts). An item
 * that has a level there, or had one that was deleted, is left alone: an assignment that was taken away stays away.
 *
 * An item is locked first, which whoever makes a level of it does as well. What is locked already is postponed, so that
 * this waits for nobody while it holds something.
 */
export async function assignDefaultSource(
  connection: Connection,
  inventoryItemIds: string[]
): Promise<DefaultAssignments> {
  await connection.query(
    `set local lock_timeout = '${PATIENCE}'; ${WITHOUT_MAKING_WAY}`
  )
  const { rows: sources } = await connection.query<{ id: string }>(
    `select s.id from stock_source s
     join stock_location location on location.id = s.stock_location_id and location.deleted_at is null
     where s.is_default and s.deleted_at is null
     for share of s, location`
  )
  if (!sources.length) {
    return { level_ids: [], postponed: [] }
  }
  const locked = await lockItems(connection, inventoryItemIds)
  const [postponed, level_ids] = [
    await readItemsBeside(connection, inventoryItemIds, locked),
    await insertLevels(connection, sources[0].id, locked),
  ]
  return { level_ids, postponed }
}

async function lockItems(
  connection: Connection,
  ids: string[]
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `select id from inventory_item
     where id = any($1::text[]) and deleted_at is null
     order by id
     for update skip locked`,
    [ids]
  )
  return rows.map(({ id }) => id)
}

async function readItemsBeside(
  connection: Connection,
  ids: string[],
  locked: string[]
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `select id from inventory_item
     where id = any($1::text[]) and id <> all($2::text[]) and deleted_at is null`,
    [ids, locked]
  )
  return rows.map(({ id }) => id)
}

/** A statement of its own: it sees what was committed until the items were locked. */
async function insertLevels(
  connection: Connection,
  sourceId: string,
  itemIds: string[]
): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `with levels as (
       insert into inventory_level (id, inventory_item_id, location_id,
         stocked_quantity, reserved_quantity, incoming_quantity,
         raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
       select ${newId("ilev")}, item.id, source.stock_location_id, 0, 0, 0, ${RAW_ZERO}, ${RAW_ZERO}, ${RAW_ZERO}
       from inventory_item item
       join stock_source source on source.id = $1
       where item.id = any($2::text[])
         and not exists (
           select from inventory_level gone
           where gone.inventory_item_id = item.id and gone.location_id = source.stock_location_id
             and gone.deleted_at is not null)
       on conflict (inventory_item_id, location_id) where deleted_at is null do nothing
       returning id
     ), notes as (
       insert into stock_source_item_note (inventory_level_id, assigned_by_default)
       select id, true from levels
     )
     select id from levels`,
    [sourceId, itemIds]
  )
  return rows.map(({ id }) => id)
}
