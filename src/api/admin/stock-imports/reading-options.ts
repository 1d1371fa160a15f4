import { z } from "@medusajs/framework/zod"
import { ENCODINGS, normalizeEncoding } from "../../../csv"
import {
  DECIMAL_SEPARATORS,
  EMPTY_QUANTITY,
  MATCH_BY,
} from "../../../modules/stock-source/types"
import { Delimiter } from "../../utils/requests/delimiter"
import { MappingInput, MappingText } from "../../utils/requests/mapping"
import {
  booleanText,
  oneOrMany,
  wholeNumber,
} from "../../utils/requests/parameters"

const LAST_HEADER_ROW = 1_000

// The options that are not the same in JSON as in a query.
const MEANING = {
  mapping:
    'What gives each field: `{"sku": {"column": "Artikelnr"}, "source_code": {"value": "berlin"}}`; in a query or a form as JSON. A column is named as in the header, or by its position from 1, in which the two columns of a report of failing rows do not count, and gives one field; null: the field is not read. `sources` gives the code of the source whose quantity a column holds.',
  match_source_names:
    "Whether the name of a source is taken for its code. Default `false`.",
}

const sameInJson = {
  delimiter: Delimiter.optional().describe("Default: detected automatically."),
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
    .optional()
    .describe(
      `One of ${ENCODINGS.join(", ")}. Default: detected automatically.`
    ),
  decimal_separator: z
    .enum(["auto", ...DECIMAL_SEPARATORS])
    .optional()
    .describe(
      "What stands before the decimals of quantities; the other one, apostrophes and spaces may group thousands. Default `auto`: detected, or asked by the alarm `ambiguous_quantity`."
    ),
  sheet: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe("Sheet of a workbook. Default: the first one that has a header."),
  header_row: wholeNumber(LAST_HEADER_ROW, 1)
    .optional()
    .describe(
      "Row that names the columns, as a spreadsheet counts. Default: found."
    ),
  match_by: oneOrMany(z.enum(MATCH_BY))
    .optional()
    .describe(
      "What the column `sku` holds, in the order in which it is tried. Default `sku`."
    ),
  empty_quantity: z
    .enum(EMPTY_QUANTITY)
    .optional()
    .describe(
      "Whether a row without a quantity is an `error`, or keeps the quantity and sets the status. Default `error`."
    ),
}

/** How a file is to be read, as texts of a query or a form. */
export const readingTexts = {
  ...sameInJson,
  mapping: MappingText.optional().describe(MEANING.mapping),
  match_source_names: booleanText
    .optional()
    .describe(MEANING.match_source_names),
}

/** How a kept file is to be read from now on: what is left out stays as it was, null is the default. */
export const ReadingBody = z.strictObject({
  ...sameInJson,
  delimiter: sameInJson.delimiter.nullable(),
  sheet: sameInJson.sheet.nullable(),
  header_row: sameInJson.header_row.nullable(),
  match_by: sameInJson.match_by.nullable(),
  mapping: MappingInput.nullable().optional().describe(MEANING.mapping),
  match_source_names: z
    .boolean()
    .optional()
    .describe(MEANING.match_source_names),
})

export const profileName = z.string().min(1).max(100)
