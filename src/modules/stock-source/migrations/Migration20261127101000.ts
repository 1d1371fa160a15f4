import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import {
  INSTALL_ITEM_DELETION,
  REMOVE_ITEM_DELETION,
} from "../levels/sql/install-item-deletion"

/** An inventory item that is deleted takes all of its levels along. */
export class Migration20261127101000 extends Migration {
  override async up(): Promise<void> {
    INSTALL_ITEM_DELETION.forEach((statement) => this.addSql(`${statement};`))
  }

  override async down(): Promise<void> {
    this.addSql(`${REMOVE_ITEM_DELETION};`)
  }
}
