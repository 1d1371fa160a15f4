import { z } from "@medusajs/framework/zod"
import { STOCK_IMPORT_ACTS } from "../../../modules/stock-source/imports/states"
import {
  BEHAVIORS,
  BELOW_RESERVED,
  DECIMAL_SEPARATORS,
  EMPTY_QUANTITY,
  MATCH_BY,
  MISSING,
  NO_COUNTS,
  ON_STALE,
  OUTCOMES,
  PARKED_ACTS,
  STOCK_IMPORT_STATUSES,
  VALIDATION_STRATEGIES,
} from "../../../modules/stock-source/types"
import { MappingObject } from "../../utils/requests/mapping"
import { answer } from "../components"
import { date, issue, page, params } from "./common"
import { status } from "./source-items"
import { Alarm, Issue, severity } from "./stock-import-issues"

const counts = z
  .strictObject(
    Object.fromEntries(
      Object.keys(NO_COUNTS).map((name) => [name, z.int()])
    ) as Record<keyof typeof NO_COUNTS, z.ZodInt>
  )
  .describe("Rows by outcome, which add up to `rows`, and by what is said.")

const progress = z
  .strictObject({
    phase: z.enum([
      "waiting",
      "reading",
      "judging",
      "applying",
      "undoing",
      "done",
    ]),
    done: z.int(),
    total: z.int(),
  })
  .describe("`reading` counts bytes of the file, every other phase rows.")

const total = z.strictObject({
  source_code: z.string(),
  before: z.number(),
  after: z.number(),
})

const actor = z.string().nullable().describe("Id of a user or an API key.")
const actorName = z.string().nullable()

export const StockImport = answer(
  "StockImport",
  z
    .strictObject({
      id: z.string(),
      number: z.int().describe("What an admin calls it: #12."),
      status: z.enum(STOCK_IMPORT_STATUSES),
      behavior: z.enum(BEHAVIORS),
      validation_strategy: z.enum(VALIDATION_STRATEGIES),
      allowed_errors: z.int(),
      on_stale: z.enum(ON_STALE),
      missing: z.enum(MISSING),
      below_reserved: z.enum(BELOW_RESERVED),
      delimiter: z.string().nullable(),
      encoding: z.string().nullable(),
      decimal_separator: z
        .enum(["auto", ...DECIMAL_SEPARATORS])
        .describe("As it was asked for; `auto`: detected."),
      header_row: z
        .int()
        .nullable()
        .describe("As it was asked for; null: found."),
      sheet: z.string().nullable().describe("As it was asked for."),
      mapping: MappingObject.nullable().describe(
        "What gives each field, as it was asked for."
      ),
      match_by: z.array(z.enum(MATCH_BY)).nullable(),
      match_source_names: z.boolean(),
      empty_quantity: z.enum(EMPTY_QUANTITY),
      profile_id: z
        .string()
        .nullable()
        .describe("The profile by which it is read."),
      reason: z.string().nullable(),
      reference: z.string().nullable(),
      filename: z.string(),
      file_size: z.int().describe("In bytes."),
      file_hash: z.string().describe("SHA-256, in hexadecimal."),
      apply: z
        .boolean()
        .describe("Whether it applies automatically after a clean check."),
      confirm: z
        .array(z.string())
        .nullable()
        .describe(
          "Codes of the alarms that were accepted, beforehand or when it was applied."
        ),
      counts,
      progress,
      totals: z
        .array(total)
        .describe("Units by source, over the rows that are not in error."),
      alarms: z.array(Alarm),
      issues: z.array(Issue).describe("What is said of the file as a whole."),
      error: z
        .strictObject({
          code: z.string().describe("See docs/error-codes.md."),
          message: z.string().describe("English."),
          params,
        })
        .nullable()
        .describe("Why it is rejected or has failed."),
      corrections: z
        .int()
        .describe("How many corrections are kept, and part of its plan."),
      created_by: actor,
      created_by_name: actorName,
      applied_by: actor,
      applied_by_name: actorName,
      undone_by: actor,
      undone_by_name: actorName,
      canceled_by: actor,
      canceled_by_name: actorName,
      created_at: date,
      updated_at: date,
      checked_at: date.nullable(),
      apply_began_at: date.nullable(),
      applied_at: date.nullable(),
      undo_began_at: date.nullable(),
      undone_at: date.nullable(),
      canceled_at: date.nullable(),
      pending_act: z
        .enum(STOCK_IMPORT_ACTS)
        .nullable()
        .describe(
          "The act that was begun and whose hooks and events are not all out; nothing else begins before."
        ),
      parked_act: z
        .enum(PARKED_ACTS)
        .nullable()
        .describe(
          "What has ended the server three times and is given up; see docs/concepts.md for what can be done then."
        ),
      plan_dropped_at: date
        .nullable()
        .describe("When its plan and file were dropped for their age."),
    })
    .describe("One uploaded file and all that happened to it.")
)

export const StockImportAnswer = answer(
  "StockImportAnswer",
  z.strictObject({ stock_import: StockImport })
)

export const StockImportsPage = answer(
  "StockImportsPage",
  z.strictObject({ stock_imports: z.array(StockImport), ...page })
)

export const StockImportDeleted = answer(
  "StockImportDeleted",
  z.strictObject({
    id: z.string(),
    object: z.literal("stock_import"),
    deleted: z.literal(true),
  })
)

const state = z
  .strictObject({
    status,
    quantity: z.number(),
    available: z.number().describe("What may be sold."),
  })
  .nullable()
  .describe("Null where the pair is not assigned.")

export const StockImportRows = answer(
  "StockImportRows",
  z.strictObject({
    rows: z.array(
      z.strictObject({
        row_number: z
          .int()
          .describe("As a spreadsheet counts: the header is 1."),
        source_code: z.string().nullable(),
        sku: z.string().nullable(),
        outcome: z.enum(OUTCOMES),
        before: state,
        after: state,
        change_quantity: z
          .number()
          .nullable()
          .describe(
            "What the row adds or takes away, 0 where it sets the status only; null where it says how many there will be."
          ),
        issues: z.array(Issue),
      })
    ),
    ...page,
  })
)

export const StockImportIssues = answer(
  "StockImportIssues",
  z.strictObject({
    issues: z.array(
      z.strictObject({
        code: issue.code,
        severity,
        column: issue.column,
        count: z.int().describe("Rows."),
        examples: z.array(
          z.strictObject({
            value: issue.value,
            proposal: issue.proposal,
            message: issue.message,
            params,
            row_number: z.int(),
            count: z.int(),
          })
        ),
      })
    ),
  })
)
