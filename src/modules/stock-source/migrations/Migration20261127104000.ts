import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Sources whose units are to follow their `enabled`, and how far they have. */
export class Migration20261127104000 extends Migration {
  override async up(): Promise<void> {
    // A table of its own: whoever writes stock holds the rows of `stock_source`, and progress must not wait for that.
    this.addSql(`create table if not exists "stock_source_settling" (
      "source_id" text not null,
      "run" uuid not null,
      "since" timestamptz not null default now(),
      "after" text not null default '',
      "done" integer not null default 0,
      "total" integer null,
      constraint "stock_source_settling_pkey" primary key ("source_id"),
      constraint "stock_source_settling_source_id_foreign" foreign key ("source_id")
        references "stock_source" ("id") on update cascade on delete cascade
    );`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "stock_source_settling" cascade;`)
  }
}
