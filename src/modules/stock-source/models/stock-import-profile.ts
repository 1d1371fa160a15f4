import { model } from "@medusajs/framework/utils"

/** How files of a kind are read and treated. The built-in ones are not in the table (imports/profiles/built-in.ts). */
const StockImportProfile = model.define(
  { name: "StockImportProfile", tableName: "stock_import_profile" },
  {
    id: model.id({ prefix: "simppro" }).primaryKey(),
    /** Unique whatever its case: an expression index, which no model can say. */
    name: model.text().searchable(),
    reading: model.json(),
    options: model.json(),
    replacements: model.json(),
    /** Of the header of its files; null: it is found by its name only. */
    fingerprint: model.text().nullable(),
    created_by: model.text().nullable(),
  }
)

export default StockImportProfile
