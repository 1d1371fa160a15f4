import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** When an import began to be written and to be taken back: the history shows how long each took. */
export class Migration20261124190000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_import" add column if not exists "apply_began_at" timestamptz null, add column if not exists "undo_began_at" timestamptz null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_import" drop column if exists "apply_began_at", drop column if exists "undo_began_at";`
    )
  }
}
