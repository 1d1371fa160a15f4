import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** How an import reads its quantities, and the alarms that somebody has accepted for it. */
export class Migration20261127105000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_import" add column if not exists "decimal_separator" text not null default 'auto', add column if not exists "confirm" jsonb null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_import" drop column if exists "decimal_separator", drop column if exists "confirm";`
    )
  }
}
