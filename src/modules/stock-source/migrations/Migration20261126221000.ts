import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The only sources that an import's rows may be about, where its uploader may change no others. */
export class Migration20261126221000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_import" add column if not exists "allowed_source_codes" jsonb null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "stock_import" drop column if exists "allowed_source_codes";`
    )
  }
}
