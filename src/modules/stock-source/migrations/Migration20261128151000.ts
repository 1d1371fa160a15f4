import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The numbers that a profile's supplier has for SKUs (imports/profiles/numbers/). */
export class Migration20261128151000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "stock_import_supplier_number" (
      "profile_id" text not null,
      "number" text not null,
      "sku" text not null,
      constraint "stock_import_supplier_number_pkey" primary key ("profile_id", "number")
    );`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "stock_import_supplier_number";`)
  }
}
