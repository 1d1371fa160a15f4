import { defineMiddlewares } from "@medusajs/framework/http"
import { OPERATIONS } from "./operations"
import { middlewareOf } from "./utils/operations/middleware-of"
import { guardsOf } from "./utils/requests/guards"

const operations = OPERATIONS.flatMap((chapter) => chapter.operations)

export default defineMiddlewares({
  routes: [...guardsOf(operations), ...operations.map(middlewareOf)],
})
