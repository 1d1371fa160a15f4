import { defineMiddlewares } from "@medusajs/framework/http"
import { adminSourceItemsMiddlewares } from "./admin/source-items/middlewares"
import { adminSourcesMiddlewares } from "./admin/sources/middlewares"
import { adminStockImportsMiddlewares } from "./admin/stock-imports/middlewares"
import { storeSourceItemsMiddlewares } from "./store/source-items/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminSourcesMiddlewares,
    ...adminSourceItemsMiddlewares,
    ...adminStockImportsMiddlewares,
    ...storeSourceItemsMiddlewares,
  ],
})
