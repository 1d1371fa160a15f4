import { z } from "@medusajs/framework/zod"

// A page of products with their variants; one statement answers it.
const MAX_NAMES = 200

const names = z
  .preprocess((value) => [value].flat(), z.array(z.string()))
  .refine((list) => list.length <= MAX_NAMES, {
    message: `At most ${MAX_NAMES} in one request`,
  })
  .refine((list) => !list.some((name) => name.includes("\0")), {
    message: "A text may not hold the character U+0000",
  })

/** Query of `GET /store/source-items`. */
export const StoreGetSourceItemsParams = z
  .strictObject({
    variant_id: names
      .optional()
      .describe("Ids of variants, in place of `sku`; at most 200."),
    sku: names
      .optional()
      .describe("SKUs of variants, letter by letter; at most 200."),
    sales_channel_id: names
      .optional()
      .describe("Only through these of the publishable key's sales channels."),
  })
  .refine(({ variant_id, sku }) => !variant_id !== !sku, {
    message: "Give either variant_id[] or sku[]",
  })
export type StoreGetSourceItemsParamsType = z.infer<
  typeof StoreGetSourceItemsParams
>
