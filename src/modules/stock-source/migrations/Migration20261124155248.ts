import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261124155248 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "stock_source" ("id" text not null, "code" text not null, "enabled" boolean not null default true, "is_default" boolean not null default false, "code_generated" boolean not null default false, "stock_location_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "stock_source_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stock_source_deleted_at" ON "stock_source" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_stock_source_stock_location_id" ON "stock_source" ("stock_location_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_stock_source_is_default" ON "stock_source" ("is_default") WHERE is_default AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "stock_source_item" ("id" text not null, "inventory_level_id" text not null, "inventory_item_id" text not null, "status" integer not null default 1, "withheld_quantity" numeric not null default 0, "source_id" text not null, "raw_withheld_quantity" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "stock_source_item_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stock_source_item_source_id" ON "stock_source_item" ("source_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stock_source_item_deleted_at" ON "stock_source_item" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_stock_source_item_inventory_level_id" ON "stock_source_item" ("inventory_level_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stock_source_item_inventory_item_id" ON "stock_source_item" ("inventory_item_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "stock_import" ("id" text not null, "number" serial, "status" text check ("status" in ('uploaded', 'checking', 'checked', 'rejected', 'applying', 'applied', 'failed', 'undoing', 'undone', 'canceled')) not null default 'uploaded', "behavior" text check ("behavior" in ('append', 'replace', 'delete', 'snapshot')) not null default 'append', "validation_strategy" text check ("validation_strategy" in ('stop_on_errors', 'skip_errors')) not null default 'stop_on_errors', "allowed_errors" integer not null default 0, "on_stale" text check ("on_stale" in ('rebase', 'overwrite', 'skip')) not null default 'rebase', "missing" text check ("missing" in ('zero', 'unassign')) not null default 'zero', "below_reserved" text check ("below_reserved" in ('warn', 'error', 'clamp')) not null default 'warn', "idempotency_key" text null, "delimiter" text null, "encoding" text null, "apply" boolean not null default false, "filename" text not null, "file_key" text not null, "file_size" integer not null, "file_hash" text not null, "counts" jsonb not null, "progress" jsonb not null, "totals" jsonb not null, "alarms" jsonb not null, "issues" jsonb not null, "error" jsonb null, "applied_through" integer not null default 0, "undone_through" integer not null default 0, "apply_emitted_through" integer not null default 0, "undo_emitted_through" integer not null default 0, "pending_act" text check ("pending_act" in ('check', 'apply', 'undo')) null, "created_by" text null, "applied_by" text null, "undone_by" text null, "checked_at" timestamptz null, "applied_at" timestamptz null, "undone_at" timestamptz null, "canceled_at" timestamptz null, "plan_dropped_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "stock_import_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stock_import_deleted_at" ON "stock_import" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_stock_import_idempotency_key" ON "stock_import" ("idempotency_key") WHERE idempotency_key IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_stock_import_file_hash" ON "stock_import" ("file_hash") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "stock_source_item" add constraint "stock_source_item_source_id_foreign" foreign key ("source_id") references "stock_source" ("id") on update cascade;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_source_item" drop constraint if exists "stock_source_item_source_id_foreign";`
    )

    this.addSql(`drop table if exists "stock_source" cascade;`)

    this.addSql(`drop table if exists "stock_source_item" cascade;`)

    this.addSql(`drop table if exists "stock_import" cascade;`)
  }
}
