import type { Connection } from "../../database/connection"
import type { Queryable } from "../../database/database"

const TRIGGER = "stock_source_item_takes_levels"

/**
 * Medusa deletes an inventory item's levels by what it has read of them a moment before: one that is made or brought back
 * in between stayed, live, of an item that is gone, whoever made it. So the item takes along what is there by then.
 * It is locked for that as if it were deleted for good: whoever makes a level of it, which locks it for the foreign key,
 * comes first, or sees that it is deleted (see gone.ts).
 *
 * Names none of our own tables, so that Medusa deletes its items where they are dropped, and Medusa's with their schema,
 * so that it does not matter who deletes.
 */
export const INSTALL_ITEM_DELETION = [
  `create or replace function ${TRIGGER}() returns trigger language plpgsql as $$
   begin
     execute format('select from %I.inventory_item where id = $1 for update', tg_table_schema) using new.id;
     execute format(
       'update %I.inventory_level set deleted_at = $2, updated_at = now()
        where inventory_item_id = $1 and deleted_at is null', tg_table_schema
     ) using new.id, new.deleted_at;
     return null;
   end $$`,
  // Medusa's tables are made after ours where all modules of a new store are migrated.
  `do $$ begin
     if to_regclass('inventory_item') is not null then
       drop trigger if exists ${TRIGGER} on inventory_item;
       create trigger ${TRIGGER}
       after update of deleted_at on inventory_item
       for each row when (old.deleted_at is null and new.deleted_at is not null)
       execute function ${TRIGGER}();
     end if;
   end $$`,
]

export const REMOVE_ITEM_DELETION = `drop function if exists ${TRIGGER}() cascade`

/** Whether it is there, or Medusa's table is not. Reads the catalog, and locks nothing. */
export async function isItemDeletionInstalled(
  queryable: Queryable
): Promise<boolean> {
  const { rows } = await queryable.query<{ installed: boolean }>(
    `select to_regclass('inventory_item') is null or exists (
       select from pg_trigger
       where tgname = '${TRIGGER}' and tgrelid = to_regclass('inventory_item') and tgenabled in ('O', 'A')
     ) as installed`
  )
  return rows[0].installed
}

/** Waits two seconds for whoever writes items, and no longer. */
export async function installItemDeletion(
  connection: Connection
): Promise<void> {
  await connection.query("set local lock_timeout = '2s'")
  await connection.query(
    `select pg_advisory_xact_lock(hashtextextended('${TRIGGER}', 0))`
  )
  for (const statement of INSTALL_ITEM_DELETION) {
    await connection.query(statement)
  }
}
