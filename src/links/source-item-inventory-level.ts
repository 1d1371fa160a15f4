import { defineLink } from "@medusajs/framework/utils"
import InventoryModule from "@medusajs/medusa/inventory"
import StockSourceModule from "../modules/stock-source"

/** Query: `source_item.inventory_level`. */
export default defineLink(
  {
    linkable: StockSourceModule.linkable.sourceItem,
    field: "inventory_level_id",
  },
  InventoryModule.linkable.inventoryLevel,
  { readOnly: true }
)
