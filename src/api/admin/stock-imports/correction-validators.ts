import { z } from "@medusajs/framework/zod"
import { COLUMN_NAMES, type ColumnName } from "../../../csv"
import { page } from "../../utils/requests/parameters"

const MOST_AT_ONCE = 1_000
const LONGEST_CELL = 1_000

const column = z.enum(COLUMN_NAMES as [ColumnName, ...ColumnName[]])

const cell = z
  .string()
  .max(LONGEST_CELL)
  // PostgreSQL's text does not know NUL.
  .refine((text) => !text.includes("\0"), "holds a NUL character")

/** A value of a column that is read as another; an empty text is an empty cell. */
export const Replacement = z.strictObject({ column, from: cell, to: cell })

const Row = z
  .strictObject({
    row_number: z
      .int()
      .min(1)
      .max(2 ** 31 - 1),
    skip: z
      .boolean()
      .optional()
      .describe(
        "`true` leaves the row out, `false` takes it in again; its pair stays as it is meanwhile."
      ),
    ...(Object.fromEntries(
      COLUMN_NAMES.map((name) => [name, cell.optional()])
    ) as Record<ColumnName, z.ZodOptional<typeof cell>>),
  })
  .refine((row) => Object.keys(row).length > 1, "changes nothing")

/** Body of corrections. */
export const CorrectStockImport = z
  .strictObject({
    accept: z
      .union([
        z.literal("safe"),
        z.array(z.strictObject({ column, value: cell })).max(MOST_AT_ONCE),
      ])
      .optional()
      .describe(
        "Values whose `proposal` is taken, wherever they stand. `safe`: of all SKUs and source codes whose proposal differs in case, spaces, punctuation and what cannot be seen only, and that are written like no other one of the store."
      ),
    replace: z
      .array(Replacement)
      .max(MOST_AT_ONCE)
      .optional()
      .describe(
        "Values that are read as others; an empty text is an empty cell."
      ),
    rows: z
      .array(Row)
      .max(MOST_AT_ONCE)
      .optional()
      .describe("Cells of single rows; those that are not given stay."),
  })
  .refine(
    ({ accept, replace, rows }) =>
      !!accept?.length || !!replace?.length || !!rows?.length,
    "give accept, replace or rows"
  )
export type CorrectStockImport = z.infer<typeof CorrectStockImport>

export const StockImportCorrectionsParams = z.strictObject(page(100))
export type StockImportCorrectionsParams = z.infer<
  typeof StockImportCorrectionsParams
>
