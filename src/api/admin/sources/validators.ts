import { z } from "@medusajs/framework/zod"
import { booleanString } from "@medusajs/medusa/api/utils/common-validators/index"
import {
  createFindParams,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"
import {
  SOURCE_CODE,
  SOURCE_CODE_RULE,
} from "../../../modules/stock-source/source-code"
import { SOURCE_STOCK_FIELDS } from "../../../modules/stock-source/source-stock"

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
  code: z.string().regex(SOURCE_CODE, SOURCE_CODE_RULE),
  name: name.optional(),
  enabled: z.boolean().optional(),
  is_default: z.boolean().optional(),
  stock_location_id: z.string().optional(),
  address: AdminSourceAddress.optional(),
  sales_channel_ids: z.array(z.string()).optional(),
})
export type AdminCreateSourceType = z.infer<typeof AdminCreateSource>

/** Body of `POST /admin/sources/:code`; there is no `code`, because codes do not change. */
export const AdminUpdateSource = AdminCreateSource.omit({
  code: true,
  stock_location_id: true,
})
export type AdminUpdateSourceType = z.infer<typeof AdminUpdateSource>

/** Query of the routes that answer with one source. */
export const AdminGetSourceParams = createSelectParams()

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
export const AdminGetSourcesParams = createFindParams({
  limit: 20,
  offset: 0,
}).merge(
  z.object({
    order: z
      .string()
      .default("code")
      .refine((order) => ORDERS.includes(order.replace(/^-/, "")), {
        error: ({ input }) =>
          `order: got ${JSON.stringify(input)}; use one of ${ORDERS.join(", ")}, with a - before it to turn it around`,
      }),
    q: z.string().optional(),
    code: z.union([z.string(), z.array(z.string())]).optional(),
    enabled: booleanString().optional(),
    is_default: booleanString().optional(),
    code_generated: booleanString().optional(),
    stock_location_id: z.union([z.string(), z.array(z.string())]).optional(),
  })
)
export type AdminGetSourcesParamsType = z.infer<typeof AdminGetSourcesParams>
