import { createHash } from "node:crypto"
import type { Connection } from "../../../database/connection"
import type { Queryable } from "../../../database/database"
import { rawQuantity, sourceItemId } from "../../../database/sql/fragments"

const VIEW = "stock_source_item"

/** Each column of the view, by its type. */
const COLUMNS = {
  id: ["text", sourceItemId("level.id")],
  inventory_level_id: ["text", "level.id"],
  inventory_item_id: ["text", "level.inventory_item_id"],
  status: ["integer", "coalesce(note.status, 1)"],
  assigned_by_default: ["boolean", "coalesce(note.assigned_by_default, false)"],
  withheld_quantity: ["numeric", "coalesce(note.withheld_quantity, 0)"],
  raw_withheld_quantity: [
    "jsonb",
    rawQuantity("coalesce(note.withheld_quantity, 0)"),
  ],
  source_id: ["text", "source.id"],
  created_at: ["timestamptz", "level.created_at"],
  updated_at: ["timestamptz", "greatest(level.updated_at, note.updated_at)"],
  deleted_at: ["timestamptz", "level.deleted_at"],
} as const

const columns = (expressionOf: (column: readonly string[]) => string) =>
  Object.entries(COLUMNS)
    .map(
      ([name, column]) => `(${expressionOf(column)})::${column[0]} as ${name}`
    )
    .join(",\n      ")

/**
 * Every level at a source, with what is noted of it: what Medusa's Query, links and models read as `source_item`. So neither
 * can be there without the other. Named columns only of Medusa's table, which may get others.
 */
const DEFINITION = `create or replace view ${VIEW} as
    select
      ${columns(([, expression]) => expression)}
    from inventory_level level
    join stock_source source on source.stock_location_id = level.location_id and source.deleted_at is null
    left join stock_source_item_note note on note.inventory_level_id = level.id`

/** The same without a row, as long as Medusa's table is not made: that may come after ours. */
export const EMPTY_SOURCE_ITEM_VIEW = `create view ${VIEW} as
    select
      ${columns(() => "null")}
    where false`

const FINGERPRINT = createHash("md5").update(DEFINITION).digest("hex")

/**
 * The index finds inventory items that had a level once: one that was taken away is not assigned again by itself
 * (levels/sql/assign-default-source.ts). No live level is in it.
 */
export const INSTALL_SOURCE_ITEM_VIEW = `do $$ begin
  if to_regclass('inventory_level') is null or to_regclass('stock_source_item_note') is null then
    return;
  end if;
  ${DEFINITION};
  comment on view ${VIEW} is '${FINGERPRINT}';
  create index if not exists "IDX_stock_source_deleted_level" on inventory_level (inventory_item_id) where deleted_at is not null;
end $$`

export const REMOVE_SOURCE_ITEM_VIEW = [
  `drop view if exists ${VIEW}`,
  `drop index if exists "IDX_stock_source_deleted_level"`,
]

/** Whether it is there as this version has it, or a table that it stands on is not. Reads the catalog, and locks nothing. */
export async function isSourceItemViewInstalled(
  queryable: Queryable
): Promise<boolean> {
  const { rows } = await queryable.query<{ installed: boolean }>(
    `select to_regclass('inventory_level') is null or to_regclass('stock_source_item_note') is null
       or coalesce(obj_description(to_regclass('${VIEW}'), 'pg_class') = $1, false) as installed`,
    [FINGERPRINT]
  )
  return rows[0].installed
}

/** Waits two seconds for whoever reads or writes the tables, and no longer. */
export async function installSourceItemView(
  connection: Connection
): Promise<void> {
  await connection.query("set local lock_timeout = '2s'")
  await connection.query(
    `select pg_advisory_xact_lock(hashtextextended('${VIEW}', 0))`
  )
  await connection.query(INSTALL_SOURCE_ITEM_VIEW)
}
