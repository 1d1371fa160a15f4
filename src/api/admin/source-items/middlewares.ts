import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { permitted } from "../../utils/permissions/permitted"
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
  ...permitted("stock_source_item", "update", [validateAndTransformBody(body)]),
})

/** Checks what is asked for and who may ask. */
export const adminSourceItemsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/source-items",
    methods: ["GET"],
    ...permitted("stock_source", "read", [
      validateAndTransformQuery(
        AdminGetSourceItemsParams,
        listSourceItemsQueryConfig
      ),
    ]),
  },
  {
    matcher: "/admin/source-items/export",
    methods: ["GET"],
    ...permitted("stock_source", "export", [
      validateAndTransformQuery(
        AdminExportSourceItemsParams,
        exportSourceItemsQueryConfig
      ),
    ]),
  },
  changes("batch", AdminBatchSourceItems),
  changes("assign", AdminSourceItemPairs),
  changes("unassign", AdminSourceItemPairs),
  changes("transfer", AdminTransferSourceItems),
  {
    matcher: "/admin/source-items/export",
    methods: ["POST"],
    ...permitted("stock_source", "export", [
      validateAndTransformQuery(
        AdminExportSourceItemsParams,
        exportSourceItemsQueryConfig
      ),
    ]),
  },
]
