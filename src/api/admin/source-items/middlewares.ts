import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { refuseTooMany } from "../../../modules/stock-source/batch/call-issues"
import { permitted } from "../../utils/permissions/permitted"
import { checkedBody } from "../../utils/requests/checked-body"
import {
  checkedQuery,
  noBody,
  noQuery,
} from "../../utils/requests/checked-query"
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

type BodySchema = Parameters<typeof checkedBody>[0]

// As many entries as a call may have fit in it, with long SKUs; Medusa's own limit of 100 kB would be some 1,000.
const BODY = { sizeLimit: "4mb" }

/** Counted before each of them is validated: that many bad ones would be an error of their own. */
function refuseManyEntries(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const lists = Object.values((req.body ?? {}) as object).filter(Array.isArray)
  refuseTooMany(Math.max(0, ...lists.map(({ length }) => length)))
  next()
}

const changes = (act: string, body: BodySchema): MiddlewareRoute => ({
  matcher: `/admin/source-items/${act}`,
  methods: ["POST"],
  bodyParser: BODY,
  ...permitted("stock_source_item", "update", [
    noQuery,
    refuseManyEntries,
    checkedBody(body),
  ]),
})

/** Checks what is asked for and who may ask. */
export const adminSourceItemsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/source-items",
    methods: ["GET"],
    ...permitted("stock_source", "read", [
      checkedQuery(AdminGetSourceItemsParams, listSourceItemsQueryConfig),
    ]),
  },
  {
    matcher: "/admin/source-items/export",
    methods: ["GET"],
    ...permitted("stock_source", "export", [
      checkedQuery(AdminExportSourceItemsParams, exportSourceItemsQueryConfig),
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
      noBody,
      checkedQuery(AdminExportSourceItemsParams, exportSourceItemsQueryConfig),
    ]),
  },
]
