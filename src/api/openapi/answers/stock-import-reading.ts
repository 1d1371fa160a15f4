import { z } from "@medusajs/framework/zod"
import { COLUMN_NAMES, FILE_KINDS } from "../../../csv"
import { DECIMAL_SEPARATORS } from "../../../modules/stock-source/types"
import { Replacement } from "../../admin/stock-imports/correction-validators"
import { MappingObject } from "../../utils/requests/mapping"
import { answer } from "../components"
import { Issue } from "./stock-import-issues"

const proposal = z.strictObject({
  field: z.enum([...COLUMN_NAMES]).describe("What the column may hold."),
  confidence: z.number().describe("From 0 to 1."),
})

const column = z.strictObject({
  index: z
    .int()
    .describe(
      "Its position, from 1; the two columns of a report of failing rows do not count, and are not listed."
    ),
  name: z
    .string()
    .describe("As it stands in the header, trimmed; empty where it has none."),
  samples: z
    .array(z.string())
    .describe("Its first cells that hold something, at most five."),
  proposals: z.array(proposal).describe("The likeliest first."),
})

const Reading = answer(
  "StockFileReading",
  z
    .strictObject({
      kind: z
        .enum(FILE_KINDS)
        .nullable()
        .describe("Null: what it is was not found out."),
      encoding: z.string().nullable().describe("Null where the kind has none."),
      delimiter: z
        .string()
        .nullable()
        .describe("What separates its cells; null where the kind has none."),
      sheet: z.string().nullable().describe("Null where the kind has none."),
      header_row: z
        .int()
        .nullable()
        .describe("As a spreadsheet counts; null where no header was found."),
      decimal_separator: z
        .enum(DECIMAL_SEPARATORS)
        .nullable()
        .describe("Null while that is not decided."),
      columns: z
        .array(column)
        .describe("Empty of an import that an earlier version has checked."),
      mapping: MappingObject.describe(
        "What gives each field, as it was asked for and found."
      ),
      profile_id: z
        .string()
        .nullable()
        .describe("The profile by which it is read."),
      proposed_profile_id: z
        .string()
        .nullable()
        .describe(
          "A profile for files with this header, by which it is not read."
        ),
      replacements: z
        .array(Replacement)
        .describe("What its profile replaces, as it was then."),
      notes: z
        .array(Issue)
        .describe("What was assumed of it, and what was left out."),
    })
    .describe("What a file was taken for.")
)

export const StockImportReading = answer(
  "StockImportReading",
  z.strictObject({ reading: Reading })
)
