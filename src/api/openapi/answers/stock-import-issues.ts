import { z } from "@medusajs/framework/zod"
import { SEVERITIES } from "../../../csv"
import { codesOf } from "../../../modules/stock-source/codes"
import { DECIMAL_SEPARATORS } from "../../../modules/stock-source/types"
import { answer } from "../components"
import { issue, params } from "./common"

export const severity = z
  .enum(SEVERITIES)
  .describe(
    "An error keeps the row from being applied; a note asks for nothing."
  )

export const Issue = answer(
  "Issue",
  z
    .strictObject({ ...issue, severity })
    .describe("What is said of a row or of a file.")
)

export const Alarm = answer(
  "Alarm",
  z
    .strictObject({
      code: z.enum(codesOf("alarm")),
      source_code: z
        .string()
        .nullable()
        .describe("Null: it is about the whole file."),
      message: z.string().describe("English."),
      params,
      optional: z
        .literal(true)
        .optional()
        .describe(
          "An apply goes without its confirmation, and leaves out what it is about."
        ),
      readings: z
        .array(
          z.strictObject({
            decimal_separator: z.enum(DECIMAL_SEPARATORS),
            example: z.string().describe("A cell of the file."),
            quantity: z.string().describe("What it means so."),
          })
        )
        .optional()
        .describe(
          "Of `ambiguous_quantity`: the readings to choose from; the plan shows the first."
        ),
    })
    .describe(
      "Something about a source or the file that is probably a mistake; an apply needs its code in `confirm`."
    )
)
