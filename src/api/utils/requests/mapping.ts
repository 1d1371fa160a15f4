import { z } from "@medusajs/framework/zod"
import { COLUMN_NAMES, type ColumnName } from "../../../csv"

const fieldSource = z.union([
  z.strictObject({
    column: z.union([z.string().min(1).max(255), z.int().min(1).max(10_000)]),
    at_most: z.number().min(0).optional(),
  }),
  z.strictObject({ value: z.string().max(255) }),
])

/** What gives each field of a stock row. */
export const MappingObject = z.strictObject({
  ...(Object.fromEntries(
    COLUMN_NAMES.map((name) => [name, fieldSource.nullable().optional()])
  ) as Record<ColumnName, z.ZodOptional<z.ZodNullable<typeof fieldSource>>>),
  sources: z.record(z.string().max(255), z.string().max(255)).optional(),
})

/** The same as JSON, for a query or a form. */
export const MappingText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: "custom", message: "mapping is not JSON" })
      return z.NEVER
    }
  })
  .pipe(MappingObject)
