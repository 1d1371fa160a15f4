import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Profiles by which files are read, and what an import has taken of one. */
export class Migration20261128143000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "stock_import_profile" ("id" text not null, "name" text not null, "reading" jsonb not null, "options" jsonb not null, "replacements" jsonb not null, "fingerprint" text null, "created_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "stock_import_profile_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stock_import_profile_deleted_at" ON "stock_import_profile" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `create unique index if not exists "IDX_stock_import_profile_name_unique" on "stock_import_profile" (lower("name")) where deleted_at is null;`
    )
    this.addSql(
      `create index if not exists "IDX_stock_import_profile_fingerprint" on "stock_import_profile" ("fingerprint") where deleted_at is null;`
    )
    this.addSql(
      `alter table if exists "stock_import" add column if not exists "replacements" jsonb null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_import" drop column if exists "replacements";`
    )
    this.addSql(`drop table if exists "stock_import_profile";`)
  }
}
