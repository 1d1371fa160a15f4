import { defineLink } from "@medusajs/framework/utils"
import StockLocationModule from "@medusajs/medusa/stock-location"
import StockSourceModule from "../modules/stock-source"

/** Query: `stock_location.source`. */
export default defineLink(
  { linkable: StockLocationModule.linkable.stockLocation, field: "id" },
  {
    ...StockSourceModule.linkable.source.id,
    primaryKey: "stock_location_id",
    alias: "source",
  },
  { readOnly: true }
)
