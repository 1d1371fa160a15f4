import { z } from "@medusajs/framework/zod"
import { COLUMN_NAMES, type ColumnName } from "../../../csv"
import { CORRECTION_KINDS } from "../../../modules/stock-source/imports/corrections/correction"
import { answer } from "../components"
import { date, page } from "./common"

const columns = COLUMN_NAMES as [ColumnName, ...ColumnName[]]

const StockImportCorrection = answer(
  "StockImportCorrection",
  z
    .strictObject({
      id: z.string(),
      kind: z
        .enum(CORRECTION_KINDS)
        .describe(
          "`accept`: a proposal was taken; `replace`: a value is read as another; `row`: cells of one row, or that it is left out."
        ),
      column: z.enum(columns).nullable(),
      from: z.string().nullable().describe("The value that was replaced."),
      to: z.string().nullable().describe("What it is read as."),
      row_number: z.int().nullable().describe("Of `row` only."),
      cells: z
        .partialRecord(z.enum(columns), z.string())
        .nullable()
        .describe("Of `row`: the cells that were given."),
      skip: z
        .boolean()
        .nullable()
        .describe("Of `row`: whether it was left out, or taken in again."),
      created_by: z.string().nullable().describe("Id of a user or an API key."),
      created_at: date,
    })
    .describe("What an admin has corrected in a checked file.")
)

export const StockImportCorrections = answer(
  "StockImportCorrections",
  z.strictObject({ corrections: z.array(StockImportCorrection), ...page })
)
