import {
  validateAndTransformBody,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { permitted } from "../../utils/permissions/permitted"
import {
  checkedQuery,
  noBody,
  noQuery,
} from "../../utils/requests/checked-query"
import { hideOtherImports } from "./import-limits"
import { listStockImports, retrieveStockImport } from "./query-config"
import {
  ApplyStockImport,
  CheckStockImport,
  EmptyBody,
  StockImportIssuesParams,
  StockImportParams,
  StockImportReportParams,
  StockImportRowsParams,
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
      checkedQuery(StockImportsParams, listStockImports),
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
    ...permitted("stock_import", "read", [noQuery]),
  },
  {
    matcher: "/admin/stock-imports/:id",
    methods: ["GET"],
    ...permittedOn("read", [
      checkedQuery(StockImportParams, retrieveStockImport),
    ]),
  },
  {
    matcher: "/admin/stock-imports/:id",
    methods: ["DELETE"],
    ...permittedOn("delete", [noQuery, noBody]),
  },
  {
    matcher: "/admin/stock-imports/:id/rows",
    methods: ["GET"],
    ...permittedOn("read", [
      checkedQuery(StockImportRowsParams, { isList: false }),
    ]),
  },
  {
    matcher: "/admin/stock-imports/:id/issues",
    methods: ["GET"],
    ...permittedOn("read", [
      checkedQuery(StockImportIssuesParams, { isList: false }),
    ]),
  },
  {
    matcher: "/admin/stock-imports/:id/report",
    methods: ["GET"],
    ...permittedOn("read", [
      checkedQuery(StockImportReportParams, { isList: false }),
    ]),
  },
  {
    matcher: "/admin/stock-imports/:id/(file|events)",
    methods: ["GET"],
    ...permittedOn("read", [noQuery]),
  },
  {
    matcher: "/admin/stock-imports/:id/check",
    methods: ["POST"],
    ...permittedOn("create", [
      noQuery,
      validateAndTransformBody(CheckStockImport),
    ]),
  },
  {
    matcher: "/admin/stock-imports/:id/apply",
    methods: ["POST"],
    ...permittedOn("apply", [
      noQuery,
      validateAndTransformBody(ApplyStockImport),
    ]),
  },
  {
    matcher: "/admin/stock-imports/:id/undo",
    methods: ["POST"],
    ...permittedOn("undo", [noQuery, validateAndTransformBody(EmptyBody)]),
  },
  {
    matcher: "/admin/stock-imports/:id/cancel",
    methods: ["POST"],
    ...permittedOn("cancel", [noQuery, validateAndTransformBody(EmptyBody)]),
  },
]
