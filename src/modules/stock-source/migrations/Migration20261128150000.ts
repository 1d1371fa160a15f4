import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { FILL_SOURCE_ITEM_TABLE } from "../sources/items/sql/source-item-table"
import {
  EMPTY_SOURCE_ITEM_VIEW,
  INSTALL_SOURCE_ITEM_VIEW,
  REMOVE_SOURCE_ITEM_VIEW,
} from "../sources/items/sql/source-item-view"

/** Whoever settles a source pages by ids of levels, which were those of source items. */
const SETTLE_ANEW = `update "stock_source_settling" set "run" = gen_random_uuid(), "after" = '', "done" = 0, "total" = null;`

// It names the table; the next start of the plugin makes that of its version.
const DROP_MAKE_WAY = `drop function if exists "stock_source_make_way"() cascade;`

/** What is said of a level is noted only where it says something; source items are a view over levels and notes. */
export class Migration20261128150000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(DROP_MAKE_WAY)
    this.addSql(`create table if not exists "stock_source_item_note" (
      "inventory_level_id" text not null,
      "status" integer not null default 1,
      "withheld_quantity" numeric not null default 0,
      "assigned_by_default" boolean not null default false,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      constraint "stock_source_item_note_pkey" primary key ("inventory_level_id")
    );`)
    // Of several the live one, or else the last: what a level that is deleted comes back with.
    this.addSql(`insert into "stock_source_item_note" (
        "inventory_level_id", "status", "withheld_quantity", "assigned_by_default", "created_at", "updated_at"
      )
      select "inventory_level_id", "status", "withheld_quantity", "assigned_by_default", "created_at", "updated_at"
      from "stock_source_item" item
      where ("status" <> 1 or "withheld_quantity" <> 0 or "assigned_by_default" and "deleted_at" is null)
        and not exists (
          select from "stock_source_item" other
          where other."inventory_level_id" = item."inventory_level_id" and other."id" <> item."id"
            and (other."deleted_at" is null or other."deleted_at" > item."deleted_at"
              or other."deleted_at" = item."deleted_at" and other."id" < item."id")
        )
      on conflict do nothing;`)
    this.addSql(`drop table "stock_source_item";`)
    this.addSql(`${EMPTY_SOURCE_ITEM_VIEW};`)
    this.addSql(`${INSTALL_SOURCE_ITEM_VIEW};`)
    this.addSql(SETTLE_ANEW)
  }

  override async down(): Promise<void> {
    this.addSql(DROP_MAKE_WAY)
    REMOVE_SOURCE_ITEM_VIEW.forEach((statement) => this.addSql(`${statement};`))
    this.addSql(`create table "stock_source_item" (
      "id" text not null,
      "inventory_level_id" text not null,
      "inventory_item_id" text not null,
      "status" integer not null default 1,
      "withheld_quantity" numeric not null default 0,
      "source_id" text not null,
      "raw_withheld_quantity" jsonb not null default '{"value":"0","precision":20}',
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      "deleted_at" timestamptz null,
      "assigned_by_default" boolean not null default false
    );`)
    this.addSql(`${FILL_SOURCE_ITEM_TABLE};`)
    this.addSql(
      `alter table "stock_source_item" add constraint "stock_source_item_pkey" primary key ("id");`
    )
    for (const [column, indexes] of Object.entries({
      source_id: { source_id: "null" },
      inventory_level_id: { gone_level: "not null" },
      inventory_item_id: { inventory_item_id: "null", gone_item: "not null" },
    })) {
      for (const [name, deleted] of Object.entries(indexes)) {
        this.addSql(
          `create index "IDX_stock_source_item_${name}" on "stock_source_item" ("${column}") where "deleted_at" is ${deleted};`
        )
      }
    }
    this.addSql(
      `create unique index "IDX_stock_source_item_inventory_level_id" on "stock_source_item" ("inventory_level_id") where "deleted_at" is null;`
    )
    this.addSql(`drop table "stock_source_item_note";`)
    this.addSql(SETTLE_ANEW)
  }
}
