import { z } from "@medusajs/framework/zod"
import { answer } from "../components"
import { page, SourceItemIssue } from "./common"

export const status = z
  .union([z.literal(0), z.literal(1)])
  .describe("1 in stock, 0 out of stock.")

export const SourceItem = answer(
  "SourceItem",
  z
    .strictObject({
      id: z
        .string()
        .describe("That of the inventory level, with `sitem_` for `ilev_`."),
      source_code: z.string(),
      source_name: z.string().nullable(),
      sku: z.string().nullable(),
      title: z.string().nullable(),
      status,
      quantity: z.number().describe("Physical units, sold or withheld."),
      reserved_quantity: z.number(),
      available_quantity: z.number().describe("Units that can be sold."),
      inventory_item_id: z.string(),
      stock_location_id: z.string(),
    })
    .describe("A SKU at a source.")
)

export const SourceItemsPage = answer(
  "SourceItemsPage",
  z.strictObject({ source_items: z.array(SourceItem), ...page })
)

const warnings = z
  .array(SourceItemIssue)
  .describe("What is worth knowing and refuses nothing.")

const deleted = z
  .strictObject({
    ids: z.array(z.string()),
    object: z.literal("source_item"),
    deleted: z.literal(true),
  })
  .describe("The pairs that are not assigned any more.")

export const SourceItemsBatch = answer(
  "SourceItemsBatch",
  z.strictObject({
    upserted: z.array(SourceItem).describe("In the order of the body."),
    deleted,
    warnings,
  })
)

export const SourceItemsChanged = answer(
  "SourceItemsChanged",
  z.strictObject({
    source_items: z.array(SourceItem).describe("In the order of the body."),
    warnings,
  })
)

export const SourceItemsDeleted = answer(
  "SourceItemsDeleted",
  z.strictObject({ deleted, warnings })
)

export const SourceItemsExport = answer(
  "SourceItemsExport",
  z.strictObject({
    transaction_id: z
      .string()
      .describe(
        "Of the workflow; a notification in the dashboard's feed tells when the file is there."
      ),
  })
)

export const StoreSourceItems = answer(
  "StoreSourceItems",
  z.strictObject({
    source_items: z.array(
      z.strictObject({
        source_code: z.string(),
        source_name: z.string(),
        variant_id: z.string(),
        sku: z.string().nullable(),
        in_stock: z
          .boolean()
          .describe("Whether at least one whole variant can be sold there."),
        available_quantity: z
          .number()
          .nullable()
          .describe(
            "Whole variants that can be sold there; null where the option `store_quantity` hides it."
          ),
      })
    ),
  })
)
