import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Files that are on their way into the File module, so that those of an upload that died can be found again. */
export class Migration20261124180000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "stock_import_upload" (
      "file_key" text not null,
      "created_at" timestamptz not null default now(),
      constraint "stock_import_upload_pkey" primary key ("file_key")
    );`)
    // The job that resumes imports asks every few seconds; nearly no import is in it.
    this.addSql(
      `create index if not exists "IDX_stock_import_pending_act" on "stock_import" ("number") where "pending_act" is not null and "deleted_at" is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "stock_import_upload";`)
    this.addSql(`drop index if exists "IDX_stock_import_pending_act";`)
  }
}
