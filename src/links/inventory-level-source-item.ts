import { defineLink } from "@medusajs/framework/utils"
import InventoryModule from "@medusajs/medusa/inventory"
import StockSourceModule from "../modules/stock-source"

/** Query: `inventory_level.source_item`, and so `inventory_item.location_levels.source_item`. */
export default defineLink(
  { linkable: InventoryModule.linkable.inventoryLevel, field: "id" },
  {
    ...StockSourceModule.linkable.sourceItem.id,
    primaryKey: "inventory_level_id",
    alias: "source_item",
  },
  { readOnly: true }
)
