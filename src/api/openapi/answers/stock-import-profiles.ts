import { z } from "@medusajs/framework/zod"
import { ProfileOptions } from "../../admin/stock-import-profiles/validators"
import { Replacement } from "../../admin/stock-imports/correction-validators"
import { ReadingBody } from "../../admin/stock-imports/reading-options"
import { answer } from "../components"
import { date, page } from "./common"

export const StockImportProfile = answer(
  "StockImportProfile",
  z
    .strictObject({
      id: z.string(),
      name: z.string(),
      built_in: z
        .boolean()
        .describe("It comes with the plugin, and cannot be changed."),
      reading: ReadingBody.describe("How its files are read."),
      options: ProfileOptions.describe("How its files are treated."),
      replacements: z
        .array(Replacement)
        .describe("Every cell of `column` that holds `from` is read as `to`."),
      fingerprint: z
        .string()
        .nullable()
        .describe(
          "Of the header of its files; null: it is found by its name, a built-in one by its columns."
        ),
      created_by: z.string().nullable(),
      created_at: date.nullable().describe("Null of a built-in one."),
      updated_at: date.nullable(),
    })
    .describe("How files of a kind are read and treated.")
)

export const StockImportProfileAnswer = answer(
  "StockImportProfileAnswer",
  z.strictObject({ stock_import_profile: StockImportProfile })
)

export const StockImportProfilesPage = answer(
  "StockImportProfilesPage",
  z.strictObject({
    stock_import_profiles: z.array(StockImportProfile),
    ...page,
  })
)

export const SupplierNumbersPage = answer(
  "SupplierNumbersPage",
  z.strictObject({
    supplier_numbers: z.array(
      z.strictObject({
        number: z.string(),
        sku: z.string(),
        inventory_item_id: z
          .string()
          .nullable()
          .describe("Null: no inventory item has the SKU any more."),
      })
    ),
    ...page,
  })
)

export const SupplierNumbersSet = answer(
  "SupplierNumbersSet",
  z.strictObject({
    profile_id: z.string(),
    added: z.number().int(),
    changed: z
      .number()
      .int()
      .describe("Numbers that stood for another SKU before."),
    removed: z.number().int().describe("Not 0 with `replace` only."),
    count: z.number().int().describe("Numbers that the profile has now."),
  })
)

export const SupplierNumbersDeleted = answer(
  "SupplierNumbersDeleted",
  z.strictObject({ profile_id: z.string(), removed: z.number().int() })
)

export const StockImportProfileDeleted = answer(
  "StockImportProfileDeleted",
  z.strictObject({
    id: z.string(),
    object: z.literal("stock_import_profile"),
    deleted: z.literal(true),
  })
)
