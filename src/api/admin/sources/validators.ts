import { z } from "@medusajs/framework/zod"
import {
  SOURCE_CODE,
  SOURCE_CODE_RULE,
} from "../../../modules/stock-source/sources/source-code"
import { SOURCE_STOCK_FIELDS } from "../../../modules/stock-source/sources/source-stock"
import {
  flag,
  orderOf,
  page,
  with_deleted,
} from "../../utils/requests/parameters"
import { sourceFields } from "./source-fields"

/** Medusa's address of a stock location. */
const AdminSourceAddress = z.strictObject({
  address_1: z.string(),
  address_2: z.string().nullish(),
  company: z.string().nullish(),
  city: z.string().nullish(),
  country_code: z.string(),
  phone: z.string().nullish(),
  postal_code: z.string().nullish(),
  province: z.string().nullish(),
})

const name = z.string().trim().min(1)

/** Body of `POST /admin/sources`. */
export const AdminCreateSource = z.strictObject({
  code: z
    .string()
    .regex(SOURCE_CODE, SOURCE_CODE_RULE)
    .describe("Unique whatever its case; it cannot be changed later."),
  name: name
    .optional()
    .describe("Name of the stock location; needed where a new one is made."),
  enabled: z
    .boolean()
    .optional()
    .describe("False withdraws all of its stock from sale. Default true."),
  is_default: z
    .boolean()
    .optional()
    .describe("True takes the default over from the source that has it."),
  stock_location_id: z
    .string()
    .optional()
    .describe("Stock location to adopt. Default: a new one is made."),
  address: AdminSourceAddress.optional(),
  sales_channel_ids: z
    .array(z.string())
    .optional()
    .describe("Sales channels that the stock location serves."),
})
export type AdminCreateSourceType = z.infer<typeof AdminCreateSource>

/** Body of `POST /admin/sources/:code`; there is no `code`, because codes do not change. */
export const AdminUpdateSource = AdminCreateSource.omit({
  code: true,
  stock_location_id: true,
})
export type AdminUpdateSourceType = z.infer<typeof AdminUpdateSource>

/** Query of the routes that answer with one source. */
export const AdminGetSourceParams = z.strictObject({ fields: sourceFields })

const ORDERS = [
  "code",
  "name",
  "enabled",
  "is_default",
  ...SOURCE_STOCK_FIELDS,
  "created_at",
  "updated_at",
]

/** Query of `GET /admin/sources`. */
export const AdminGetSourcesParams = z.strictObject({
  fields: sourceFields,
  ...page(20),
  order: orderOf(ORDERS).default("code"),
  with_deleted,
  q: z
    .string()
    .optional()
    .describe(
      "Text that the code, or the stock location's name or address, contains."
    ),
  code: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe("Codes, letter by letter."),
  enabled: flag().optional().describe("Whether what lies there can be sold."),
  is_default: flag().optional().describe("Whether it is the default source."),
  code_generated: flag()
    .optional()
    .describe("Whether the code was made from the name of the stock location."),
  stock_location_id: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe("Ids of stock locations."),
})
export type AdminGetSourcesParamsType = z.infer<typeof AdminGetSourcesParams>
