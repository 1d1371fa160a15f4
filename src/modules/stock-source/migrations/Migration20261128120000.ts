import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Lines of a plan that change nothing are kept by the thousand (imports/plan/sql/unchanged-lines.ts). */
export class Migration20261128120000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "stock_import_unchanged" (
      "import_number" integer not null,
      "first_row" integer not null,
      "last_row" integer not null,
      "source_id" text not null,
      "source_code" text not null,
      "status" smallint not null,
      "with_expected" boolean not null,
      "lines" integer not null,
      "units" numeric not null,
      "row_numbers" integer[] not null,
      "skus" text[] not null,
      "inventory_item_ids" text[] not null,
      "inventory_level_ids" text[] not null,
      "quantities" numeric[] not null,
      "reserved_quantities" numeric[] not null,
      constraint "stock_import_unchanged_pkey" primary key ("import_number", "first_row")
    );`)
  }

  override async down(): Promise<void> {
    // Back to a row for every line: what an earlier version reads, writes and takes back.
    this.addSql(`insert into "stock_import_row" (
        "import_number", "row_number", "source_code", "sku", "outcome", "source_id", "inventory_item_id", "inventory_level_id",
        "before_status", "before_quantity", "after_status", "after_quantity", "change_quantity", "reserved_quantity"
      )
      select block."import_number", line.row_number, block."source_code", line.sku, 'unchanged', block."source_id", line.item_id, line.level_id,
        block."status", line.quantity, block."status", trim_scale(line.quantity), case when block."with_expected" then 0 end, line.reserved
      from "stock_import_unchanged" block
      cross join lateral unnest(
        block."row_numbers", block."skus", block."inventory_item_ids", block."inventory_level_ids", block."quantities", block."reserved_quantities"
      ) as line (row_number, sku, item_id, level_id, quantity, reserved)
      on conflict do nothing;`)
    this.addSql(`drop table if exists "stock_import_unchanged";`)
  }
}
