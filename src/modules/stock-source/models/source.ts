import { model } from "@medusajs/framework/utils"
import SourceItem from "./source-item"

/**
 * One stock location seen with the extras of Magento's Multi-Source Inventory.
 * Name, address and sales channels stay the stock location's own.
 */
const Source = model
  .define(
    { name: "Source", tableName: "stock_source" },
    {
      id: model.id({ prefix: "src" }).primaryKey(),
      code: model.text().searchable(),
      enabled: model.boolean().default(true),
      is_default: model.boolean().default(false),
      /** Made from the location's name by us; `POST /admin/sources` may still give it its real code. */
      code_generated: model.boolean().default(false),
      stock_location_id: model.text(),
      items: model.hasMany(() => SourceItem, { mappedBy: "source" }),
    }
  )
  .indexes([
    {
      name: "IDX_stock_source_stock_location_id",
      on: ["stock_location_id"],
      unique: true,
      where: "deleted_at IS NULL",
    },
    {
      name: "IDX_stock_source_is_default",
      on: ["is_default"],
      unique: true,
      where: "is_default AND deleted_at IS NULL",
    },
  ])

export default Source
