import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Which assignments are ours, and which of them made way for a level of Medusa's. The trigger itself is on Medusa's table,
 * which may not be there yet: see make-way-trigger.ts.
 */
export class Migration20261127100000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_source_item" add column if not exists "assigned_by_default" boolean not null default false;`
    )
    // A new item whose assignment was taken away is not assigned again.
    this.addSql(
      `create index if not exists "IDX_stock_source_item_gone_item" on "stock_source_item" ("inventory_item_id") where "deleted_at" is not null;`
    )
    this.addSql(`create table if not exists "stock_source_replaced_level" (
      "level_id" text not null,
      "replaced_by" text not null,
      "inventory_item_id" text not null,
      "replaced_at" timestamptz not null default now(),
      constraint "stock_source_replaced_level_pkey" primary key ("level_id")
    );`)
    this.addSql(
      `create index if not exists "IDX_stock_source_replaced_level_replaced_by" on "stock_source_replaced_level" ("replaced_by");`
    )
  }

  override async down(): Promise<void> {
    // With the triggers that call it.
    this.addSql(`drop function if exists "stock_source_make_way"() cascade;`)
    this.addSql(`drop table if exists "stock_source_replaced_level";`)
    this.addSql(`drop index if exists "IDX_stock_source_item_gone_item";`)
    this.addSql(
      `alter table if exists "stock_source_item" drop column if exists "assigned_by_default";`
    )
  }
}
