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
import {
  listSourceQueryConfig,
  retrieveSourceQueryConfig,
} from "./query-config"
import {
  hideOtherSources,
  refuseForeignFields,
  refuseWithinScope,
} from "./source-limits"
import {
  AdminCreateSource,
  AdminGetSourceParams,
  AdminGetSourcesParams,
  AdminUpdateSource,
} from "./validators"

const oneSource = checkedQuery(AdminGetSourceParams, retrieveSourceQueryConfig)

const makesSources = refuseWithinScope(
  "You may change some sources only, so you cannot create one. Ask an administrator to do it."
)
const makesDefault = refuseWithinScope(
  "You may change some sources only, so you cannot say which one is the default. Ask an administrator to do it.",
  ({ is_default }) => is_default !== undefined
)

/** What stands before the routes of `/admin/sources`. */
export const adminSourcesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sources",
    methods: ["GET"],
    ...permitted("stock_source", "read", [
      checkedQuery(AdminGetSourcesParams, listSourceQueryConfig),
      refuseForeignFields,
    ]),
  },
  {
    matcher: "/admin/sources",
    methods: ["POST"],
    ...permitted("stock_source", "create", [
      oneSource,
      validateAndTransformBody(AdminCreateSource),
      makesSources,
    ]),
  },
  {
    matcher: "/admin/sources/:code",
    methods: ["GET"],
    ...permitted("stock_source", "read", [
      hideOtherSources,
      oneSource,
      refuseForeignFields,
    ]),
  },
  {
    matcher: "/admin/sources/:code",
    methods: ["POST"],
    ...permitted("stock_source", "update", [
      hideOtherSources,
      oneSource,
      refuseForeignFields,
      validateAndTransformBody(AdminUpdateSource),
      makesDefault,
    ]),
  },
  {
    matcher: "/admin/sources/:code",
    methods: ["DELETE"],
    ...permitted("stock_source", "delete", [hideOtherSources, noQuery, noBody]),
  },
]
