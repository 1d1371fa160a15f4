import {
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { filterByValidSalesChannels } from "@medusajs/medusa/api/utils/middlewares/index"
import { StoreGetSourceItemsParams } from "./validators"

/** Checks what a shopper asks for; the sales channels are those of the publishable key, which Medusa has asked for. */
export const storeSourceItemsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/source-items",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(StoreGetSourceItemsParams, { isList: false }),
      filterByValidSalesChannels(),
    ],
  },
]
