import { defineLink } from "@medusajs/framework/utils"
import InventoryModule from "@medusajs/medusa/inventory"
import StockSourceModule from "../modules/stock-source"

/** Query: `source_item.inventory_item`. */
export default defineLink(
  {
    linkable: StockSourceModule.linkable.sourceItem,
    field: "inventory_item_id",
  },
  InventoryModule.linkable.inventoryItem,
  { readOnly: true }
)
