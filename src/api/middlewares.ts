import { defineMiddlewares } from "@medusajs/framework/http"
import { adminSourceItemsMiddlewares } from "./admin/source-items/middlewares"

export default defineMiddlewares({
  routes: [...adminSourceItemsMiddlewares],
})
