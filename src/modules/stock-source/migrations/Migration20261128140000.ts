import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const COLUMNS = {
  header_row: "integer null",
  sheet: "text null",
  mapping: "jsonb null",
  match_by: "jsonb null",
  match_source_names: "boolean not null default false",
  empty_quantity:
    "text not null default 'error' check (\"empty_quantity\" in ('error', 'keep'))",
  profile_id: "text null",
  reading: "jsonb null",
  reason: "text null",
  reference: "text null",
}

/** How the file of an import is to be read, what it was taken for, and why stock changes. */
export class Migration20261128140000 extends Migration {
  override async up(): Promise<void> {
    const added = Object.entries(COLUMNS).map(
      ([name, type]) => `add column if not exists "${name}" ${type}`
    )
    this.addSql(`alter table if exists "stock_import" ${added.join(", ")};`)
  }

  override async down(): Promise<void> {
    const dropped = Object.keys(COLUMNS).map(
      (name) => `drop column if exists "${name}"`
    )
    this.addSql(`alter table if exists "stock_import" ${dropped.join(", ")};`)
  }
}
