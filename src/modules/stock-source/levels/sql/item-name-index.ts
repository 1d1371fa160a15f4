import type { Connection } from "../../database/connection"
import type { Queryable } from "../../database/database"

const INDEX = "IDX_stock_source_item_name"

/** What is left of a name without case, spaces and punctuation: names with the same key are written alike. */
export const nameKey = (name: string) =>
  `lower(regexp_replace(${name}, '[^[:alnum:]]', '', 'g'))`

/**
 * Finds inventory items by what is left of their SKU, so that a check looks up what an unknown SKU may have meant
 * instead of reading all that are known. Where it is missing they are read.
 */
export const INSTALL_ITEM_NAMES = `do $$ begin
  -- Medusa's tables are made after ours where all modules of a new store are migrated.
  if to_regclass('inventory_item') is not null then
    create index if not exists "${INDEX}" on inventory_item ((${nameKey("sku")})) where deleted_at is null;
  end if;
end $$`

export const REMOVE_ITEM_NAMES = `drop index if exists "${INDEX}"`

/** Inventory items in that index, about; null where it is missing or was not made to its end. */
export async function countIndexedItems(
  queryable: Queryable
): Promise<number | null> {
  const { rows } = await queryable.query<{ items: number }>(
    `select (
       select greatest(reltuples, 0) from pg_class where oid = to_regclass('inventory_item')
     ) as items
     from pg_index where indexrelid = to_regclass('"${INDEX}"') and indisvalid`
  )
  return rows[0]?.items ?? null
}

/** Waits two seconds for whoever writes items, who then waits for the index: some seconds for a million. */
export async function installItemNames(connection: Connection): Promise<void> {
  await connection.query("set local lock_timeout = '2s'")
  await connection.query(INSTALL_ITEM_NAMES)
}
