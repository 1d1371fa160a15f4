import { filterByValidSalesChannels } from "@medusajs/medusa/api/utils/middlewares/index"
import { StoreSourceItems } from "../../openapi/answers/source-items"
import type { Operation } from "../../utils/operations/operation"
import { StoreGetSourceItemsParams } from "./validators"

/** The routes of `/store/source-items`; Medusa has asked for the publishable key before. */
export const storeOperations: Operation[] = [
  {
    route: "GET /store/source-items",
    id: "StoreGetSourceItems",
    summary: "Which sources have a variant",
    description:
      "Give either `variant_id` or `sku`. Only sources and variants that the publishable key's sales channels reach.",
    query: {
      schema: StoreGetSourceItemsParams,
      then: [filterByValidSalesChannels()],
    },
    status: 200,
    answer: StoreSourceItems,
  },
]
