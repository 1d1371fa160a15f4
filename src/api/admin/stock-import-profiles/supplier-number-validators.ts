import { z } from "@medusajs/framework/zod"
import { oneOrMany, page } from "../../utils/requests/parameters"

/** Numbers that one request may give. */
const MOST_GIVEN = 10_000

const number = z.string().trim().min(1).max(255)
const sku = z.string().min(1).max(255)

/** Body of `POST /admin/stock-import-profiles/:id/supplier-numbers`. */
export const AdminSetSupplierNumbers = z.strictObject({
  supplier_numbers: z
    .array(
      z.strictObject({
        number: number.describe("As the supplier's files have it."),
        sku: sku.describe("SKU of an inventory item, letter by letter."),
      })
    )
    .max(MOST_GIVEN)
    .describe(
      "Numbers that the profile has already stand for these SKUs from now on."
    ),
  replace: z
    .boolean()
    .optional()
    .describe(
      "Whether they take the place of all numbers that the profile has. Default `false`: they are added."
    ),
})
export type AdminSetSupplierNumbers = z.infer<typeof AdminSetSupplierNumbers>

export const SupplierNumbersParams = z.strictObject({
  ...page(20),
  number: oneOrMany(number).optional().describe("Only these numbers."),
  sku: oneOrMany(sku).optional().describe("Only numbers of these SKUs."),
  q: z
    .string()
    .optional()
    .describe("Text that the number or the SKU contains."),
})
export type SupplierNumbersParams = z.infer<typeof SupplierNumbersParams>

export const DeleteSupplierNumbersParams = z.strictObject({
  number: oneOrMany(number)
    .optional()
    .describe("Only these numbers. Default: all that the profile has."),
})
export type DeleteSupplierNumbersParams = z.infer<
  typeof DeleteSupplierNumbersParams
>
