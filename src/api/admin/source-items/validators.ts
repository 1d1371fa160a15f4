import { z } from "@medusajs/framework/zod"
import { SOURCE_ITEM_FIELDS } from "../../../modules/stock-source/sources/items/source-item-details"
import { EXPORT_FORMATS } from "../../../modules/stock-source/sources/items/export-columns"
import { DECIMAL_SEPARATORS } from "../../../modules/stock-source/types"
import { Delimiter } from "../../utils/requests/delimiter"
import { fieldsOf, flag, orderOf, page } from "../../utils/requests/parameters"

export const text = z.string().refine((value) => !value.includes("\0"), {
  message: "A text may not hold the character U+0000.",
})
const texts = z.union([text, z.array(text)])

/** Codes and column names have no comma, so `a,b` is two of them, as in Medusa's lists with one value. */
const names = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",") : value),
  z.array(text)
)

const status = z.preprocess(
  (value) => [value].flat(),
  z.array(
    z
      .union([z.string(), z.number()])
      .refine((value) => ["0", "1"].includes(String(value)), {
        message: "A status is 1 (in stock) or 0 (out of stock).",
      })
      .meta({ enum: ["0", "1", 0, 1] })
      .transform(Number)
  )
)

const quantity = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(
    z.string().regex(/^-?\d+(\.\d+)?$/, {
      message: "A quantity is a number with a dot, such as 1.5.",
    })
  )
  .meta({ pattern: "^-?\\d+(\\.\\d+)?$" })

/** `quantity[gte]=1`; also `quantity[$gte]=1`, as Medusa's own operators are written, and `quantity=1`. */
const quantityFilter = z.preprocess(
  (value) => {
    if (typeof value !== "object" || value === null) {
      return { eq: value }
    }
    const operators = Object.entries(value)
    return Object.fromEntries(
      operators.map(([name, operand]) => [name.replace(/^\$/, ""), operand])
    )
  },
  z.strictObject({
    eq: quantity.optional(),
    gt: quantity.optional(),
    gte: quantity.optional(),
    lt: quantity.optional(),
    lte: quantity.optional(),
  })
)

const filters = {
  q: text
    .optional()
    .describe(
      "Text that SKU, title, source code or source name contain, whatever its case."
    ),
  source_code: names
    .optional()
    .describe("Codes of sources, whatever their case; `a,b` is two of them."),
  sku: texts.optional().describe("SKUs, letter by letter."),
  status: status.optional().describe("1 in stock, 0 out of stock."),
  quantity: quantityFilter
    .optional()
    .describe(
      "Comparisons with the physical quantity, such as `quantity[gte]=1`; all must hold."
    ),
  inventory_item_id: texts.optional().describe("Ids of inventory items."),
}

export const AdminGetSourceItemsParams = z.strictObject({
  fields: fieldsOf(SOURCE_ITEM_FIELDS),
  ...page(20),
  order: orderOf(SOURCE_ITEM_FIELDS).optional(),
  ...filters,
  has_sku: flag()
    .optional()
    .describe(
      "`true`: only what has a SKU, as many as an export would have; `false`: only what has none."
    ),
})
export type AdminGetSourceItemsParamsType = z.infer<
  typeof AdminGetSourceItemsParams
>

export const AdminExportSourceItemsParams = z.strictObject({
  ...filters,
  columns: names
    .optional()
    .describe(
      "Columns of the file in this order, of `source_code`, `sku`, `status`, `quantity`, `expected_quantity`, `reserved_quantity`, `available_quantity`, `source_name`, `title`. Default: the first four."
    ),
  expected_quantity: flag()
    .default(false)
    .describe(
      "`true` adds the column `expected_quantity`, so that units sold between export and import survive the import."
    ),
  format: z
    .enum(EXPORT_FORMATS)
    .optional()
    .describe("Of the file: `csv` or an Excel workbook. Default `csv`."),
  delimiter: Delimiter.optional().describe(
    "What stands between the cells of a CSV. Default a comma, or a semicolon where `decimal_separator` is a comma."
  ),
  decimal_separator: z
    .enum(DECIMAL_SEPARATORS)
    .optional()
    .describe("What stands before the decimals of a CSV. Default a dot."),
  bom: flag()
    .optional()
    .describe(
      "`true` begins a CSV with a byte order mark, by which spreadsheets know that it is UTF-8. Default `false`."
    ),
})
export type AdminExportSourceItemsParamsType = z.infer<
  typeof AdminExportSourceItemsParams
>
