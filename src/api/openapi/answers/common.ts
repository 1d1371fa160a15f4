import { z } from "@medusajs/framework/zod"
import { codesOf, type IssueCode } from "../../../modules/stock-source/codes"
import { answer } from "../components"

export const date = z
  .string()
  .meta({ format: "date-time" })
  .describe("In UTC, such as `2026-01-31T09:30:00.000Z`.")

/** What a page of a list says of itself. */
export const page = {
  count: z.int().describe("How many match in all."),
  limit: z.int(),
  offset: z.int(),
}

const issueCodes = [
  ...codesOf("row"),
  ...codesOf("call"),
  ...codesOf("file"),
] as IssueCode[]

/** What a sentence of ours is made of, for whoever says it in another language. */
export const params = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .optional()
  .describe(
    "What `message` is made of, beside the other fields: `reason` names which of the code's sentences it is. Missing where an earlier version has kept the message, or it is not the plugin's own."
  )

/** What an issue has, wherever it stands. */
export const issue = {
  code: z.enum(issueCodes).describe("See docs/error-codes.md."),
  column: z.string().nullable(),
  value: z.string().nullable().describe("The cell, at most 100 characters."),
  message: z.string().describe("English."),
  params,
  proposal: z
    .string()
    .nullable()
    .describe("What the cell probably should hold."),
}

/** What a refusal says. */
const refusal = {
  message: z.string().describe("English."),
  code: z
    .string()
    .optional()
    .describe("Which refusal it is, such as `import_status`."),
  params: params.describe(
    "What `message` is made of: `reason` names which of the code's sentences it is, the others fill it in. Missing where the words are not the plugin's own, and where `issues` say what is wrong."
  ),
}

export const ErrorAnswer = answer(
  "Error",
  z
    .strictObject({
      type: z
        .string()
        .describe(
          "Type of the error, as Medusa names it, such as `invalid_data`."
        ),
      ...refusal,
    })
    .describe("Why a request is refused.")
)

export const Unauthorized = answer(
  "Unauthorized",
  z.strictObject({ message: z.string() }).describe("Nobody is logged in.")
)

export const SourceItemIssue = answer(
  "SourceItemIssue",
  z
    .strictObject({
      path: z
        .string()
        .describe("Place in the body, such as `upsert[3].quantity`."),
      ...issue,
      source_code: z.string().nullable(),
      sku: z.string().nullable(),
      live_quantity: z
        .number()
        .nullable()
        .optional()
        .describe(
          "Only of `stale`: what is there; null where the pair is not assigned."
        ),
    })
    .describe("What is said of one entry of a call.")
)

export const SourceItemsRefusal = answer(
  "SourceItemsRefusal",
  z
    .strictObject({
      type: z.string(),
      ...refusal,
      issues: z
        .array(SourceItemIssue)
        .optional()
        .describe(
          "All that is wrong with the entries; left out where the body itself is refused."
        ),
    })
    .describe("Why a call is refused. Nothing was written.")
)
