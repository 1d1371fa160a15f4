import { defineMiddlewares } from "@medusajs/framework/http"
import { stockImportMiddlewares } from "./admin/stock-imports/middlewares"

export default defineMiddlewares({ routes: [...stockImportMiddlewares] })
