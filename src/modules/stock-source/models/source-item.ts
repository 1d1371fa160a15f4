import { model } from "@medusajs/framework/utils"
import Source from "./source"

/**
 * One inventory level seen with what Medusa lacks: `status` and the units that
 * are there but must not be sold. A view: see sources/items/sql/source-item-view.ts.
 * Tied to the level's id, so that a level which Medusa deletes and makes again
 * starts in stock.
 */
const SourceItem = model
  .define(
    { name: "SourceItem", tableName: "stock_source_item" },
    {
      id: model.id({ prefix: "sitem" }).primaryKey(),
      inventory_level_id: model.text(),
      inventory_item_id: model.text(),
      /** 1 in stock, 0 out of stock: Magento's values. */
      status: model.number().default(1),
      /** The assignment of a new item to the default source, which makes way for Medusa's own level while nobody touches it. */
      assigned_by_default: model.boolean().default(false),
      withheld_quantity: model.bigNumber().default(0),
      source: model.belongsTo(() => Source, { mappedBy: "items" }),
    }
  )
  .indexes([
    {
      name: "IDX_stock_source_item_inventory_level_id",
      on: ["inventory_level_id"],
      unique: true,
      where: "deleted_at IS NULL",
    },
    {
      name: "IDX_stock_source_item_inventory_item_id",
      on: ["inventory_item_id"],
      where: "deleted_at IS NULL",
    },
  ])

export default SourceItem
