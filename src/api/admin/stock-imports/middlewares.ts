import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { listStockImports, retrieveStockImport } from "./query-config"
import {
  ApplyStockImport,
  EmptyBody,
  StockImportParams,
  StockImportsParams,
} from "./validators"

const may = (operation: string) => [{ resource: "stock_import", operation }]

export const adminStockImportsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/stock-imports",
    methods: ["GET"],
    policies: may("read"),
    middlewares: [
      validateAndTransformQuery(StockImportsParams, listStockImports),
    ],
  },
  {
    matcher: "/admin/stock-imports",
    methods: ["POST"],
    // The file is the body: it is streamed on, never parsed as a whole.
    bodyParser: false,
    policies: may("create"),
  },
  {
    matcher: "/admin/stock-imports/sample",
    methods: ["GET"],
    policies: may("read"),
  },
  {
    matcher: "/admin/stock-imports/:id",
    methods: ["GET"],
    policies: may("read"),
    middlewares: [
      validateAndTransformQuery(StockImportParams, retrieveStockImport),
    ],
  },
  {
    matcher: "/admin/stock-imports/:id",
    methods: ["DELETE"],
    policies: may("delete"),
  },
  {
    matcher: "/admin/stock-imports/:id/(rows|issues|report|file|events)",
    methods: ["GET"],
    policies: may("read"),
  },
  {
    matcher: "/admin/stock-imports/:id/apply",
    methods: ["POST"],
    policies: may("apply"),
    middlewares: [validateAndTransformBody(ApplyStockImport)],
  },
  {
    matcher: "/admin/stock-imports/:id/undo",
    methods: ["POST"],
    policies: may("undo"),
    middlewares: [validateAndTransformBody(EmptyBody)],
  },
  {
    matcher: "/admin/stock-imports/:id/cancel",
    methods: ["POST"],
    policies: may("apply"),
    middlewares: [validateAndTransformBody(EmptyBody)],
  },
]
