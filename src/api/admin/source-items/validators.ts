import { z } from "@medusajs/framework/zod"
import { createFindParams } from "@medusajs/medusa/api/utils/validators"

// The largest page: what an admin screen may hold, and still one short answer.
const MAX_LIMIT = 10_000

export const text = z.string().refine((value) => !value.includes("\0"), {
  message: "A text may not hold the character U+0000.",
})
const texts = z.union([text, z.array(text)])

/** Codes and column names have no comma, so `a,b` is two of them, as in Medusa's lists with one value. */
const names = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",") : value),
  z.array(text)
)

const status = z.preprocess(
  (value) => [value].flat(),
  z.array(
    z
      .union([z.string(), z.number()])
      .refine((value) => ["0", "1"].includes(String(value)), {
        message: "A status is 1 (in stock) or 0 (out of stock).",
      })
      .transform(Number)
  )
)

const quantity = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(
    z.string().regex(/^-?\d+(\.\d+)?$/, {
      message: "A quantity is a number with a dot, such as 1.5.",
    })
  )

/** `quantity[gte]=1`; also `quantity[$gte]=1`, as Medusa's own operators are written, and `quantity=1`. */
const quantityFilter = z.preprocess(
  (value) => {
    if (typeof value !== "object" || value === null) {
      return { eq: value }
    }
    const operators = Object.entries(value)
    return Object.fromEntries(
      operators.map(([name, operand]) => [name.replace(/^\$/, ""), operand])
    )
  },
  z.strictObject({
    eq: quantity.optional(),
    gt: quantity.optional(),
    gte: quantity.optional(),
    lt: quantity.optional(),
    lte: quantity.optional(),
  })
)

const filters = {
  q: text.optional(),
  source_code: names.optional(),
  sku: texts.optional(),
  status: status.optional(),
  quantity: quantityFilter.optional(),
  inventory_item_id: texts.optional(),
}

const page = createFindParams().omit({ with_deleted: true })

export const AdminGetSourceItemsParams = z.strictObject({
  ...page.shape,
  limit: page.shape.limit.pipe(z.number().int().min(0).max(MAX_LIMIT)),
  offset: page.shape.offset.pipe(z.number().int().min(0)),
  ...filters,
  /** `true`: as many as an export would have. */
  has_sku: z.stringbool().optional(),
})
export type AdminGetSourceItemsParamsType = z.infer<
  typeof AdminGetSourceItemsParams
>

export const AdminExportSourceItemsParams = z.strictObject({
  ...filters,
  columns: names.optional(),
  expected_quantity: z.stringbool().default(false),
})
export type AdminExportSourceItemsParamsType = z.infer<
  typeof AdminExportSourceItemsParams
>
