import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  AdminBatchSourceItems,
  AdminSourceItemPairs,
  AdminTransferSourceItems,
} from "./body-validators"
import {
  exportSourceItemsQueryConfig,
  listSourceItemsQueryConfig,
} from "./query-config"
import {
  AdminExportSourceItemsParams,
  AdminGetSourceItemsParams,
} from "./validators"

type BodySchema = Parameters<typeof validateAndTransformBody>[0]

// As many entries as a call may have fit in it, with long SKUs; Medusa's own limit of 100 kB would be some 1,000.
const BODY = { sizeLimit: "4mb" }

const changes = (act: string, body: BodySchema): MiddlewareRoute => ({
  matcher: `/admin/source-items/${act}`,
  methods: ["POST"],
  bodyParser: BODY,
  middlewares: [validateAndTransformBody(body)],
  policies: [{ resource: "stock_source", operation: "update" }],
})

/** Checks what is asked for and who may ask. */
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
  changes("batch", AdminBatchSourceItems),
  changes("assign", AdminSourceItemPairs),
  changes("unassign", AdminSourceItemPairs),
  changes("transfer", AdminTransferSourceItems),
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
