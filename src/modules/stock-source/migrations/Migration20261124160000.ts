import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the model language cannot say: the plan's rows, and indexes over expressions. */
export class Migration20261124160000 extends Migration {
  override async up(): Promise<void> {
    // Proposes the nearest SKU. A database that does not have it, or does not let us, does without (nearest-names.ts).
    this.addSql(
      `do $$ begin create extension if not exists pg_trgm; exception when others then null; end $$;`
    )

    // One row for every data line of a file. Narrow on purpose: a plan may have millions of them.
    this.addSql(`create table if not exists "stock_import_row" (
      "import_number" integer not null,
      "row_number" integer not null,
      "source_code" text null,
      "sku" text null,
      "outcome" text not null,
      "source_id" text null,
      "inventory_item_id" text null,
      "inventory_level_id" text null,
      "before_status" smallint null,
      "before_quantity" numeric null,
      "after_status" smallint null,
      "after_quantity" numeric null,
      "change_quantity" numeric null,
      "reserved_quantity" numeric null,
      "issues" jsonb null,
      constraint "stock_import_row_pkey" primary key ("import_number", "row_number")
    );`)
    this.addSql(
      `create index if not exists "IDX_stock_import_row_issues" on "stock_import_row" ("import_number", "row_number") where "issues" is not null;`
    )
    // Most lines of most files change nothing, and nobody looks for them.
    this.addSql(
      `create index if not exists "IDX_stock_import_row_outcome" on "stock_import_row" ("import_number", "outcome", "row_number") where "outcome" <> 'unchanged';`
    )

    this.addSql(
      `create unique index if not exists "IDX_stock_source_code" on "stock_source" (lower("code")) where "deleted_at" is null;`
    )
    this.addSql(
      `create unique index if not exists "IDX_stock_import_number" on "stock_import" ("number");`
    )
    // Two acts that write stock never interleave, whichever process runs them.
    this.addSql(
      `create unique index if not exists "IDX_stock_import_one_writer" on "stock_import" ((true)) where "status" in ('applying', 'undoing');`
    )

    // Every live row is in these generated indexes and nothing reads them; they only slow bulk writes down.
    this.addSql(`drop index if exists "IDX_stock_source_item_deleted_at";`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "stock_import_row" cascade;`)
    this.addSql(`drop index if exists "IDX_stock_source_code";`)
    this.addSql(`drop index if exists "IDX_stock_import_number";`)
    this.addSql(`drop index if exists "IDX_stock_import_one_writer";`)
    this.addSql(
      `create index if not exists "IDX_stock_source_item_deleted_at" on "stock_source_item" ("deleted_at") where "deleted_at" is null;`
    )
  }
}
