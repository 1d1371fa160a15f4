import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Finds the last source item of a level that Medusa restores; every new level is looked up here. */
export class Migration20261124170000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "IDX_stock_source_item_gone_level" on "stock_source_item" ("inventory_level_id") where "deleted_at" is not null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_stock_source_item_gone_level";`)
  }
}
