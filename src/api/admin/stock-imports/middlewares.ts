import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { permitted } from "../../utils/permissions/permitted"
import { hideOtherImports } from "./import-limits"
import { listStockImports, retrieveStockImport } from "./query-config"
import {
  ApplyStockImport,
  EmptyBody,
  StockImportParams,
  StockImportsParams,
} from "./validators"

const permittedOn = (
  operation: string,
  middlewares: Parameters<typeof permitted>[2] = []
) => permitted("stock_import", operation, [hideOtherImports, ...middlewares])

/** What stands before the routes of `/admin/stock-imports`. */
export const adminStockImportsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/stock-imports",
    methods: ["GET"],
    ...permitted("stock_import", "read", [
      validateAndTransformQuery(StockImportsParams, listStockImports),
    ]),
  },
  {
    matcher: "/admin/stock-imports",
    methods: ["POST"],
    // The file is the body: it is streamed on, never parsed as a whole.
    bodyParser: false,
    ...permitted("stock_import", "create"),
  },
  {
    matcher: "/admin/stock-imports/sample",
    methods: ["GET"],
    ...permitted("stock_import", "read"),
  },
  {
    matcher: "/admin/stock-imports/:id",
    methods: ["GET"],
    ...permittedOn("read", [
      validateAndTransformQuery(StockImportParams, retrieveStockImport),
    ]),
  },
  {
    matcher: "/admin/stock-imports/:id",
    methods: ["DELETE"],
    ...permittedOn("delete"),
  },
  {
    matcher: "/admin/stock-imports/:id/(rows|issues|report|file|events)",
    methods: ["GET"],
    ...permittedOn("read"),
  },
  {
    matcher: "/admin/stock-imports/:id/apply",
    methods: ["POST"],
    ...permittedOn("apply", [validateAndTransformBody(ApplyStockImport)]),
  },
  {
    matcher: "/admin/stock-imports/:id/undo",
    methods: ["POST"],
    ...permittedOn("undo", [validateAndTransformBody(EmptyBody)]),
  },
  {
    matcher: "/admin/stock-imports/:id/cancel",
    methods: ["POST"],
    ...permittedOn("cancel", [validateAndTransformBody(EmptyBody)]),
  },
]
