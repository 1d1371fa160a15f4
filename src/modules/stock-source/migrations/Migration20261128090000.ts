import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import {
  INSTALL_ITEM_NAMES,
  REMOVE_ITEM_NAMES,
} from "../levels/sql/item-name-index"

/** Inventory items can be found by what is left of their SKU without case, spaces and punctuation. */
export class Migration20261128090000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`${INSTALL_ITEM_NAMES};`)
  }

  override async down(): Promise<void> {
    this.addSql(`${REMOVE_ITEM_NAMES};`)
  }
}
