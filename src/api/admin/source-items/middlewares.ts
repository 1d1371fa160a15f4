import {
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  exportSourceItemsQueryConfig,
  listSourceItemsQueryConfig,
} from "./query-config"
import {
  AdminExportSourceItemsParams,
  AdminGetSourceItemsParams,
} from "./validators"

/** Checks what reads source items is asked for, and who may ask. */
export const adminSourceItemsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/source-items",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSourceItemsParams,
        listSourceItemsQueryConfig
      ),
    ],
    policies: [{ resource: "stock_source", operation: "read" }],
  },
  {
    matcher: "/admin/source-items/export",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminExportSourceItemsParams,
        exportSourceItemsQueryConfig
      ),
    ],
    policies: [{ resource: "stock_source", operation: "export" }],
  },
  {
    matcher: "/admin/source-items/export",
    methods: ["POST"],
    middlewares: [
      validateAndTransformQuery(
        AdminExportSourceItemsParams,
        exportSourceItemsQueryConfig
      ),
    ],
    policies: [{ resource: "stock_source", operation: "export" }],
  },
]
