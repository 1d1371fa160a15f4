import { z } from "@medusajs/framework/zod"
import {
  COLUMN_NAMES,
  type ColumnName,
  type Mapping,
  mappingConflict,
} from "../../../csv"
import { english, issueText } from "../../../texts"

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

/** One that is asked for. */
export const MappingInput = MappingObject.superRefine((mapping, context) => {
  const params = mappingConflict(mapping as Mapping)
  if (params) {
    const message = issueText(english, { code: "duplicate_column", params })
    context.addIssue({ code: "custom", message })
  }
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
  .pipe(MappingInput)
