import { z } from "@medusajs/framework/zod"
import { BELOW_RESERVED } from "../../../modules/stock-source/imports/import-options"
import type { SourceItemPairsInput } from "../../../modules/stock-source/batch/source-item-changes"
import { text } from "./validators"

/** A number of JSON or decimal text. What it may be is judged with all other cells, so that every bad one is named. */
const cell = z.union([z.number(), text])

const pair = {
  source_code: text
    .nullish()
    .describe(
      "Code of a source, whatever its case; may be left out where the store has one."
    ),
  sku: text.describe("SKU of an inventory item, letter by letter."),
}

const amount = (meaning: string) => cell.nullish().describe(meaning)

const AdminSourceItemPair = z.strictObject(pair)

/** Body of `POST /admin/source-items/batch`. */
export const AdminBatchSourceItems = z.strictObject({
  upsert: z
    .array(
      z.strictObject({
        ...pair,
        status: amount(
          "1 in stock, 0 out of stock. Left out: as it is; 1 for a new pair."
        ),
        quantity: amount(
          "Physical units, absolute: a number or decimal text. Left out: as it is; a new pair needs it."
        ),
        expected_quantity: amount(
          "Quantity that must be live (0 where it is not assigned), or nothing is written."
        ),
      })
    )
    .optional()
    .describe("Source items as they are to be."),
  adjust: z
    .array(
      z.strictObject({
        ...pair,
        quantity_change: cell.describe(
          "Physical units that are added, or below 0 taken away: a number or decimal text. Never below what is there."
        ),
      })
    )
    .optional()
    .describe("Source items whose quantity changes by so much."),
  delete: z
    .array(AdminSourceItemPair)
    .optional()
    .describe("Pairs to unassign."),
  below_reserved: z
    .enum(BELOW_RESERVED)
    .optional()
    .describe(
      "What becomes of fewer units than are reserved for orders. Default `warn`."
    ),
})
export type AdminBatchSourceItemsType = z.infer<typeof AdminBatchSourceItems>

/** Body of `POST /admin/source-items/assign` and `/unassign`: every SKU at every source, or the pairs one by one. */
export const AdminSourceItemPairs = z
  .strictObject({
    skus: z
      .array(text)
      .optional()
      .describe("Every one of them at every one of `source_codes`."),
    source_codes: z.array(text).optional(),
    items: z
      .array(AdminSourceItemPair)
      .optional()
      .describe("The pairs one by one, in place of the other two."),
  })
  .refine(
    ({ skus, source_codes, items }) =>
      items ? !skus && !source_codes : skus && source_codes,
    {
      message:
        'Give either "skus" and "source_codes", two lists of texts, or "items", a list of {source_code, sku}, and not both',
    }
  )
export type AdminSourceItemPairsType = SourceItemPairsInput

/** Body of `POST /admin/source-items/transfer`. */
export const AdminTransferSourceItems = z.strictObject({
  items: z.array(
    z.strictObject({
      sku: text.describe("SKU of an inventory item, letter by letter."),
      from: text.describe("Code of the source that gives."),
      to: text.describe("Code of the source that gets."),
      quantity: amount("Units to transfer. Left out: all that are there."),
    })
  ),
  below_reserved: z
    .enum(["error", "warn"])
    .optional()
    .describe(
      "Whether units that are reserved for orders may be taken away. Default `error`."
    ),
})
export type AdminTransferSourceItemsType = z.infer<
  typeof AdminTransferSourceItems
>
