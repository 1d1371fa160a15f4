import { z } from "@medusajs/framework/zod"
import { SOURCE_STOCK_FIELDS } from "../../../modules/stock-source/sources/source-stock"
import { answer } from "../components"
import { date, page } from "./common"

const SourceAddress = answer(
  "SourceAddress",
  z
    .strictObject({
      id: z.string(),
      address_1: z.string(),
      address_2: z.string().nullable(),
      company: z.string().nullable(),
      city: z.string().nullable(),
      country_code: z.string(),
      phone: z.string().nullable(),
      province: z.string().nullable(),
      postal_code: z.string().nullable(),
      metadata: z.record(z.string(), z.unknown()).nullable(),
      created_at: date,
      updated_at: date,
      deleted_at: date.nullable(),
    })
    .describe("Address of the stock location.")
)

const MEANINGS: Record<(typeof SOURCE_STOCK_FIELDS)[number], string> = {
  items_count: "SKUs that are assigned to the source.",
  quantity: "Units that are there, sold or withheld.",
  reserved_quantity: "Units that are reserved for orders.",
  available_quantity: "Units that can be sold.",
  out_of_stock_count: "Items with status 0, or of which no unit is there.",
}

const stock = Object.fromEntries(
  SOURCE_STOCK_FIELDS.map((field) => [
    field,
    z
      .number()
      .optional()
      .describe(`${MEANINGS[field]} Only where \`fields\` asks for it.`),
  ])
)

const SourceSettling = answer(
  "SourceSettling",
  z
    .strictObject({
      enabled: z
        .boolean()
        .describe("True: units are released. False: they are withheld."),
      done: z.int().describe("Inventory levels that are done."),
      total: z
        .int()
        .describe(
          "Inventory levels that have to be; 0 until they are counted."
        ),
    })
    .describe(
      "How far the units of a source are that was just enabled or disabled."
    )
)

export const Source = answer(
  "Source",
  z
    .strictObject({
      id: z.string(),
      code: z.string().describe("Unique whatever its case; never changed."),
      name: z.string().optional().describe("Of the stock location."),
      enabled: z.boolean().describe("False: nothing there can be sold."),
      settling: SourceSettling.nullable().describe(
        "Null where all units have followed `enabled`."
      ),
      is_default: z.boolean().describe("True for exactly one source."),
      stock_location_id: z.string(),
      address: SourceAddress.nullish(),
      created_at: date,
      updated_at: date,
      code_generated: z
        .boolean()
        .optional()
        .describe(
          "Whether the code was made from the name of the stock location. Only where `fields` asks for it."
        ),
      ...stock,
      sales_channels: z
        .array(z.looseObject({ id: z.string() }))
        .optional()
        .describe(
          "Sales channels that the stock location serves. Only where `fields` asks for it (`*sales_channels`)."
        ),
    })
    .describe("A stock location seen with Magento's extras.")
)

export const SourceAnswer = answer(
  "SourceAnswer",
  z.strictObject({ source: Source })
)

export const SourcesAnswer = answer(
  "SourcesAnswer",
  z.strictObject({ sources: z.array(Source), ...page })
)

export const SourceDeleted = answer(
  "SourceDeleted",
  z.strictObject({
    id: z.string(),
    object: z.literal("source"),
    deleted: z.literal(true),
  })
)
