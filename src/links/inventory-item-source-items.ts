import { defineLink } from "@medusajs/framework/utils"
import InventoryModule from "@medusajs/medusa/inventory"
import StockSourceModule from "../modules/stock-source"

/** Query: `inventory_item.source_items`. */
export default defineLink(
  { linkable: InventoryModule.linkable.inventoryItem, field: "id" },
  {
    ...StockSourceModule.linkable.sourceItem.id,
    primaryKey: "inventory_item_id",
    alias: "source_items",
  },
  { readOnly: true, isList: true }
)
