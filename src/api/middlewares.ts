import { defineMiddlewares } from "@medusajs/framework/http"
import { adminSourceItemsMiddlewares } from "./admin/source-items/middlewares"
import { adminSourcesMiddlewares } from "./admin/sources/middlewares"
import { adminStockImportsMiddlewares } from "./admin/stock-imports/middlewares"
import { guards } from "./utils/requests/guards"
import { storeSourceItemsMiddlewares } from "./store/source-items/middlewares"

export default defineMiddlewares({
  routes: [
    ...guards,
    ...adminSourcesMiddlewares,
    ...adminSourceItemsMiddlewares,
    ...adminStockImportsMiddlewares,
    ...storeSourceItemsMiddlewares,
  ],
})
