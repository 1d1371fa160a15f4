import { z } from "@medusajs/framework/zod"
import { MOST_REPLACEMENTS } from "../../../modules/stock-source/imports/profiles/take-corrections"
import {
  BEHAVIORS,
  BELOW_RESERVED,
  MISSING,
  ON_STALE,
  VALIDATION_STRATEGIES,
} from "../../../modules/stock-source/types"
import {
  fieldsOf,
  orderOf,
  page,
  wholeNumber,
} from "../../utils/requests/parameters"
import { Replacement } from "../stock-imports/correction-validators"
import { ReadingBody } from "../stock-imports/reading-options"
import { PROFILE_FIELDS, PROFILE_ORDERS } from "./profile-fields"

const MOST_COLUMNS = 1_000

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((given) => !given.startsWith("simppro_"), {
    error: "name: a profile cannot be called by the id of one",
  })
  .describe("Unique whatever its case.")

export const ProfileOptions = z.strictObject({
  behavior: z.enum(BEHAVIORS).optional(),
  validation_strategy: z.enum(VALIDATION_STRATEGIES).optional(),
  allowed_errors: wholeNumber().optional(),
  on_stale: z.enum(ON_STALE).optional(),
  missing: z.enum(MISSING).optional(),
  below_reserved: z.enum(BELOW_RESERVED).optional(),
})

const parts = {
  reading: ReadingBody.optional().describe("How its files are read."),
  options: ProfileOptions.optional().describe(
    "How its files are treated, where an upload by its name does not say otherwise."
  ),
  replacements: z
    .array(Replacement)
    .max(MOST_REPLACEMENTS)
    .optional()
    .describe(
      "Every cell of `column` that holds `from` is read as `to`; an empty text is an empty cell."
    ),
  corrections_of: z
    .string()
    .optional()
    .describe(
      "Id of a stock import: the values that were corrected in it are added to `replacements`, in place of what these say of the same value. Cells of single rows, and rows that are left out, are of its file only and are not added."
    ),
  header: z
    .array(z.string().max(255))
    .max(MOST_COLUMNS)
    .nullable()
    .optional()
    .describe(
      "Names of the columns of its files, by which it is found; null: by its name only. Only their `fingerprint` is kept."
    ),
}

/** Body of `POST /admin/stock-import-profiles`. */
export const AdminCreateStockImportProfile = z.strictObject({ name, ...parts })
export type AdminCreateStockImportProfile = z.infer<
  typeof AdminCreateStockImportProfile
>

/** Body of `POST /admin/stock-import-profiles/:id`. */
export const AdminUpdateStockImportProfile = z.strictObject({
  name: name.optional(),
  ...parts,
})
export type AdminUpdateStockImportProfile = z.infer<
  typeof AdminUpdateStockImportProfile
>

const fields = fieldsOf(PROFILE_FIELDS)

export const StockImportProfileParams = z.strictObject({ fields })

export const StockImportProfilesParams = z.strictObject({
  fields,
  ...page(20),
  order: orderOf(PROFILE_ORDERS).optional(),
  q: z.string().optional().describe("Text that the name contains."),
})
