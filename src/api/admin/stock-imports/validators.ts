import { z } from "@medusajs/framework/zod"
import { OTHER_CONTENT_TYPES } from "../../../csv"
import {
  BEHAVIORS,
  BELOW_RESERVED,
  CONFIRMABLE_ALARMS,
  DECIMAL_SEPARATORS,
  MISSING,
  ON_STALE,
  OUTCOMES,
  STOCK_IMPORT_STATUSES,
  VALIDATION_STRATEGIES,
} from "../../../modules/stock-source/types"
import { LOCALES } from "../../../texts"
import {
  booleanText,
  fieldsOf,
  momentFilter,
  oneOrMany,
  orderOf,
  page,
  wholeNumber,
  with_deleted,
} from "../../utils/requests/parameters"
import { profileName, ReadingBody, readingTexts } from "./reading-options"
import {
  STOCK_IMPORT_FIELDS,
  STOCK_IMPORT_NAMES,
  STOCK_IMPORT_ORDERS,
} from "./stock-import-fields"

const LONGEST_KEY = 255

/** Headers of an upload. */
export const UploadHeaders = z.object({
  "Idempotency-Key": z
    .string()
    .trim()
    .max(LONGEST_KEY, {
      error: ({ input }) =>
        `The Idempotency-Key has ${String(input).length} characters; ${LONGEST_KEY} are allowed.`,
    })
    .optional()
    .describe(
      "The same upload sent again with the same key leads to the first import."
    ),
})

/** Content types of a body that is the file itself. */
export const RAW_TYPES = [
  "text/csv",
  "text/plain",
  "text/tab-separated-values",
  "application/csv",
  "application/octet-stream",
  "application/vnd.ms-excel",
  ...OTHER_CONTENT_TYPES,
]

/** Options of an upload, in the query or as form fields; texts, since both are. */
export const StockImportUploadOptions = z.strictObject({
  behavior: z
    .enum(BEHAVIORS)
    .optional()
    .describe("What is done with the rows. Default `append`."),
  validation_strategy: z
    .enum(VALIDATION_STRATEGIES)
    .optional()
    .describe(
      "Whether rows in error reject the file, or are skipped. Default `stop_on_errors`."
    ),
  allowed_errors: wholeNumber(1_000_000_000)
    .optional()
    .describe("Rows that may be in error under `stop_on_errors`. Default 0."),
  on_stale: z
    .enum(ON_STALE)
    .optional()
    .describe(
      "What is done where the live quantity is not the row's `expected_quantity`. Default `rebase`."
    ),
  missing: z
    .enum(MISSING)
    .optional()
    .describe(
      "What a snapshot does to pairs that are not in the file. Default `zero`."
    ),
  below_reserved: z
    .enum(BELOW_RESERVED)
    .optional()
    .describe(
      "What is done where fewer units would be there than are reserved. Default `warn`."
    ),
  ...readingTexts,
  profile: profileName
    .optional()
    .describe(
      "Name or id of a profile, whose options are taken where the upload does not say otherwise; of `mapping` field by field."
    ),
  filename: z
    .string()
    .trim()
    .min(1)
    .max(255)
    // PostgreSQL's text does not know NUL, and no screen shows the others.
    .regex(/^\P{Cc}+$/u, "use no control characters")
    .optional()
    .describe("Name to show. Default: the upload's own."),
  apply: booleanText
    .optional()
    .describe(
      "`true` applies automatically when the check finds no row in error and no alarm that is not in `confirm`. Default `false`."
    ),
  reason: z
    .string()
    .trim()
    .max(255)
    .optional()
    .describe("Why stock changes, in the store's own words."),
  reference: z
    .string()
    .trim()
    .max(255)
    .optional()
    .describe("What it belongs to, such as the number of a delivery."),
  confirm: oneOrMany(z.enum(CONFIRMABLE_ALARMS))
    .optional()
    .describe(
      "With `apply=true`: codes of alarms that are accepted before the file is checked, as for a feed that nobody watches. Default none."
    ),
})

const stockImportFields = fieldsOf(STOCK_IMPORT_FIELDS, STOCK_IMPORT_NAMES)

export const StockImportParams = z.strictObject({ fields: stockImportFields })

export const StockImportsParams = z.strictObject({
  fields: stockImportFields,
  ...page(20),
  order: orderOf(STOCK_IMPORT_ORDERS).optional(),
  with_deleted,
  q: z.string().optional().describe("Text that the file's name contains."),
  id: oneOrMany(z.string()).optional().describe("Ids of stock imports."),
  status: oneOrMany(z.enum(STOCK_IMPORT_STATUSES))
    .optional()
    .describe("One status or several."),
  behavior: oneOrMany(z.enum(BEHAVIORS))
    .optional()
    .describe("One behavior or several."),
  created_by: oneOrMany(z.string())
    .optional()
    .describe("Ids of users and API keys."),
  created_at: momentFilter()
    .optional()
    .describe("Such as `created_at[$gte]=2026-01-01`."),
})

export const StockImportRowsParams = z.strictObject({
  ...page(50),
  after: wholeNumber()
    .default(0)
    .describe(
      "Row number of the last line that is known: the lines after it, at the same cost on every page."
    ),
  outcome: oneOrMany(z.enum(OUTCOMES))
    .optional()
    .describe("One outcome or several."),
  issue: oneOrMany(z.string())
    .optional()
    .describe("Codes of issues (docs/error-codes.md)."),
  source_code: oneOrMany(z.string())
    .optional()
    .describe("Codes of sources, whatever their case."),
  q: z
    .string()
    .optional()
    .describe("Text that the SKU or the source's code contains."),
})
export type StockImportRowsParams = z.infer<typeof StockImportRowsParams>

export const StockImportIssuesParams = z.strictObject({
  examples: wholeNumber(100).default(5).describe("Most values of each group."),
})

export type StockImportIssuesParams = z.infer<typeof StockImportIssuesParams>

export const StockImportReportParams = z.strictObject({
  locale: z
    .enum(LOCALES)
    .optional()
    .describe("Language of the column `errors`. Default `en`."),
})
export type StockImportReportParams = z.infer<typeof StockImportReportParams>

/** Body of an apply. */
export const ApplyStockImport = z.strictObject({
  confirm: z
    .array(z.string())
    .default([])
    .describe(
      "Codes of the alarms that the admin has seen and accepts, such as `withdraws_most`. With `missing_beside_errors` the SKUs that it lists go to 0 or are unassigned, without it they stay."
    ),
  decimal_separator: z
    .enum(DECIMAL_SEPARATORS)
    .optional()
    .describe(
      "With `ambiguous_quantity` in `confirm`: the reading that is meant, which must be the one that the plan shows."
    ),
})
export type ApplyStockImport = z.infer<typeof ApplyStockImport>

/** Body of a check of the kept file: how it is to be read. */
export const CheckStockImport = ReadingBody.extend({
  profile: profileName
    .nullable()
    .optional()
    .describe(
      "Name or id of a profile by which it is read from now on, with what is given beside it; null: by none."
    ),
})
export type CheckStockImport = z.infer<typeof CheckStockImport>

export const EmptyBody = z.strictObject({}).optional()
