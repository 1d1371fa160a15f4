import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { refuseTooMany } from "../../../modules/stock-source/batch/call-issues"
import { type Middleware, permitted } from "../permissions/permitted"
import { checkedBody } from "../requests/checked-body"
import { checkedHeaders } from "../requests/checked-headers"
import {
  checkedOptions,
  checkedPath,
  checkedQuery,
  noBody,
  noQuery,
} from "../requests/checked-query"
import { type JsonBody, methodAndPath, type Operation } from "./operation"

// As many entries as a call may have fit in it, with long SKUs; Medusa's own limit of 100 kB would be some 1,000.
const MANY_ENTRIES = { sizeLimit: "4mb" }

/** What stands before an operation's route: the policy, then a check of each part of the request. */
export function middlewareOf(operation: Operation): MiddlewareRoute {
  const { policy, body, file } = operation
  const [method, matcher] = methodAndPath(operation)
  const checks = checksOf(operation)
  return {
    matcher,
    methods: [method as "GET"],
    // A file is streamed on, never parsed as a whole.
    ...(file && { bodyParser: false }),
    ...((body?.manyEntries || body?.large) && { bodyParser: MANY_ENTRIES }),
    ...(policy ? permitted(policy, checks) : { middlewares: checks }),
  }
}

function checksOf(operation: Operation): Middleware[] {
  const { path, headers, query, body, file } = operation
  return [
    ...(path ? [checkedPath(path.schema), ...(path.then ?? [])] : []),
    ...(headers ? [checkedHeaders(headers)] : []),
    ...(file ? [checkedOptions(file.options)] : queryChecks(query)),
    ...(body ? bodyChecks(body) : []),
    ...(takesNoBody(operation) ? [noBody] : []),
  ]
}

function queryChecks(query: Operation["query"]): Middleware[] {
  return query
    ? [checkedQuery(query.schema, query.config), ...(query.then ?? [])]
    : [noQuery]
}

function bodyChecks({
  schema,
  manyEntries,
  large,
  then = [],
}: JsonBody): Middleware[] {
  if (large) {
    return [checkedBody(schema), ...then]
  }
  return manyEntries
    ? [refuseManyEntries, checkedBody(schema), ...then]
    : [validateAndTransformBody(schema), ...then]
}

/** Nobody sends a body with a GET. */
function takesNoBody({ route, body, file }: Operation): boolean {
  return !route.startsWith("GET ") && !body && !file
}

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
