import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ONE_WRITER = "IDX_stock_import_one_writer"
const WRITING = `"status" in ('applying', 'undoing')`

/**
 * Who works on an act and how many have died of it, which act was given up, and who canceled. An import that was deleted
 * while it was applied kept every other one from writing: the index looks at live rows only, and the job that resumes
 * imports brings such a row back (restore-deleted-writers.ts). `check_runs` stays for servers of the version before,
 * which name it in every read until they are replaced.
 */
export class Migration20261127102000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "stock_import"
      add column if not exists "act_run" text null,
      add column if not exists "act_deaths" integer not null default 0,
      add column if not exists "parked_act" text null,
      add column if not exists "canceled_by" text null;`)
    this.addSql(
      `alter table if exists "stock_import" drop constraint if exists "stock_import_parked_act_check";`
    )
    this.addSql(
      `alter table if exists "stock_import" add constraint "stock_import_parked_act_check" check ("parked_act" in ('check', 'apply', 'take_back', 'undo', 'hook'));`
    )
    this.addSql(`drop index if exists "${ONE_WRITER}";`)
    this.addSql(
      `create unique index if not exists "${ONE_WRITER}" on "stock_import" ((true)) where ${WRITING} and "deleted_at" is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "stock_import"
      drop column if exists "act_run",
      drop column if exists "act_deaths",
      drop column if exists "parked_act",
      drop column if exists "canceled_by";`)
    this.addSql(`drop index if exists "${ONE_WRITER}";`)
    this.addSql(
      `create unique index if not exists "${ONE_WRITER}" on "stock_import" ((true)) where ${WRITING};`
    )
  }
}
