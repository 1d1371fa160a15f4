import { z } from "@medusajs/framework/zod"
import type { SourceItemPairsInput } from "../../../modules/stock-source/source-item-changes"
import { text } from "./validators"

/** A number of JSON or decimal text. What it may be is judged with all other cells, so that every bad one is named. */
const cell = z.union([z.number(), text])

const pair = { source_code: text.nullish(), sku: text }

const AdminSourceItemPair = z.strictObject(pair)

/** Body of `POST /admin/source-items/batch`. */
export const AdminBatchSourceItems = z.strictObject({
  upsert: z
    .array(
      z.strictObject({
        ...pair,
        status: cell.nullish(),
        quantity: cell.nullish(),
        expected_quantity: cell.nullish(),
      })
    )
    .optional(),
  delete: z.array(AdminSourceItemPair).optional(),
  below_reserved: z.enum(["warn", "error", "clamp"]).optional(),
})
export type AdminBatchSourceItemsType = z.infer<typeof AdminBatchSourceItems>

/** Body of `POST /admin/source-items/assign` and `/unassign`: every SKU at every source, or the pairs one by one. */
export const AdminSourceItemPairs = z
  .strictObject({
    skus: z.array(text).optional(),
    source_codes: z.array(text).optional(),
    items: z.array(AdminSourceItemPair).optional(),
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
      sku: text,
      from: text,
      to: text,
      quantity: cell.nullish(),
    })
  ),
  below_reserved: z.enum(["error", "warn"]).optional(),
})
export type AdminTransferSourceItemsType = z.infer<
  typeof AdminTransferSourceItems
>
