import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  listSourceQueryConfig,
  retrieveSourceQueryConfig,
} from "./query-config"
import {
  AdminCreateSource,
  AdminGetSourceParams,
  AdminGetSourcesParams,
  AdminUpdateSource,
} from "./validators"

const policy = (operation: string) => [{ resource: "stock_source", operation }]
const oneSource = validateAndTransformQuery(
  AdminGetSourceParams,
  retrieveSourceQueryConfig
)

/** What stands before the routes of `/admin/sources`. */
export const adminSourcesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sources",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetSourcesParams, listSourceQueryConfig),
    ],
    policies: policy("read"),
  },
  {
    matcher: "/admin/sources",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(AdminCreateSource), oneSource],
    policies: policy("create"),
  },
  {
    matcher: "/admin/sources/:code",
    methods: ["GET"],
    middlewares: [oneSource],
    policies: policy("read"),
  },
  {
    matcher: "/admin/sources/:code",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(AdminUpdateSource), oneSource],
    policies: policy("update"),
  },
  {
    matcher: "/admin/sources/:code",
    methods: ["DELETE"],
    middlewares: [],
    policies: policy("delete"),
  },
]
