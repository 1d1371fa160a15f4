import type { MiddlewareRoute } from "@medusajs/framework/http"
import { filterByValidSalesChannels } from "@medusajs/medusa/api/utils/middlewares/index"
import { checkedQuery } from "../../utils/requests/checked-query"
import { StoreGetSourceItemsParams } from "./validators"

/** Checks what a shopper asks for; the sales channels are those of the publishable key, which Medusa has asked for. */
export const storeSourceItemsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/source-items",
    methods: ["GET"],
    middlewares: [
      checkedQuery(StoreGetSourceItemsParams, { isList: false }),
      filterByValidSalesChannels(),
    ],
  },
]
