import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The runs that have begun to check an import, so that a file that ends each process that reads it is given up. */
export class Migration20261124191000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_import" add column if not exists "check_runs" jsonb null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_import" drop column if exists "check_runs";`
    )
  }
}
