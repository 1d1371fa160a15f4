import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"
import { DELIMITERS, ENCODINGS, normalizeEncoding } from "../../../csv"
import {
  BEHAVIORS,
  BELOW_RESERVED,
  MISSING,
  ON_STALE,
  OUTCOMES,
  VALIDATION_STRATEGIES,
} from "../../../modules/stock-source/types"

/** One value or several: `outcome=error` and `outcome[]=error&outcome[]=skip`. */
const oneOrMany = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([schema, z.array(schema)])
    .transform((given) => [given].flat() as z.output<Schema>[])

const booleanText = z
  .enum(["true", "false", "1", "0"])
  .transform((text) => text === "true" || text === "1")

const DELIMITER_NAMES: Record<string, string> = { tab: "\t", "\\t": "\t" }

/** Options of an upload, in the query or as form fields; texts, since both are. */
export const StockImportUploadOptions = z.strictObject({
  behavior: z.enum(BEHAVIORS).optional(),
  validation_strategy: z.enum(VALIDATION_STRATEGIES).optional(),
  allowed_errors: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
  on_stale: z.enum(ON_STALE).optional(),
  missing: z.enum(MISSING).optional(),
  below_reserved: z.enum(BELOW_RESERVED).optional(),
  delimiter: z
    .string()
    .transform((text) => DELIMITER_NAMES[text] ?? text)
    .pipe(z.enum(DELIMITERS))
    .optional(),
  encoding: z
    .string()
    .transform((name, context) => {
      const encoding = normalizeEncoding(name)
      if (!encoding) {
        context.addIssue({
          code: "custom",
          message: `encoding: got "${name}"; use one of ${ENCODINGS.join(", ")}`,
        })
        return z.NEVER
      }
      return encoding
    })
    .optional(),
  filename: z
    .string()
    .trim()
    .min(1)
    .max(255)
    // PostgreSQL's text does not know NUL, and no screen shows the others.
    .regex(/^\P{Cc}+$/u, "use no control characters")
    .optional(),
  apply: booleanText.optional(),
})

export const StockImportParams = createSelectParams()

export const StockImportsParams = createFindParams({ limit: 20, offset: 0 })
  .extend({
    q: z.string().optional(),
    id: oneOrMany(z.string()).optional(),
    status: oneOrMany(z.string()).optional(),
    behavior: oneOrMany(z.enum(BEHAVIORS)).optional(),
    created_by: oneOrMany(z.string()).optional(),
    created_at: createOperatorMap().optional(),
  })
  .strict()

export const StockImportRowsParams = z.strictObject({
  limit: z.coerce.number().int().min(0).max(10_000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
  /** Row number of the last line that is known: the lines after it, at the same cost on every page. */
  after: z.coerce.number().int().min(0).default(0),
  outcome: oneOrMany(z.enum(OUTCOMES)).optional(),
  issue: oneOrMany(z.string()).optional(),
  source_code: oneOrMany(z.string()).optional(),
  q: z.string().optional(),
})
export type StockImportRowsParams = z.infer<typeof StockImportRowsParams>

export const StockImportIssuesParams = z.strictObject({
  /** Most values of each group. */
  examples: z.coerce.number().int().min(0).max(100).default(5),
})

/** `confirm`: codes of the alarms that the admin has seen and accepts. */
export const ApplyStockImport = z.strictObject({
  confirm: z.array(z.string()).default([]),
})
export type ApplyStockImport = z.infer<typeof ApplyStockImport>
export const EmptyBody = z.strictObject({}).optional()

export const SampleParams = z.strictObject({
  behavior: z.enum(BEHAVIORS).default("append"),
})
