import { defineMiddlewares } from "@medusajs/framework/http"
import { adminSourcesMiddlewares } from "./admin/sources/middlewares"

export default defineMiddlewares({
  routes: [...adminSourcesMiddlewares],
})
