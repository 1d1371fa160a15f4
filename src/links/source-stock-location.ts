import { defineLink } from "@medusajs/framework/utils"
import StockLocationModule from "@medusajs/medusa/stock-location"
import StockSourceModule from "../modules/stock-source"

/** Query: `source.stock_location`. */
export default defineLink(
  {
    linkable: StockSourceModule.linkable.source,
    field: "stock_location_id",
  },
  StockLocationModule.linkable.stockLocation,
  { readOnly: true }
)
