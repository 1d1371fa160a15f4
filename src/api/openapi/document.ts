import { type JsonSchema, namedSchemas } from "./json-schema"
import type { Operation } from "./operation"
import {
  sourceItemOperations,
  storeOperations,
} from "./operations/source-items"
import { sourceOperations } from "./operations/sources"
import { stockImportOperations } from "./operations/stock-imports"
import { headerParameters, pathParameters, queryParameters } from "./parameters"
import { policiesOf } from "./policies"
import { requestBody } from "./requests"
import { responsesOf } from "./responses"

/** What the document is made of, and its table of routes. */
export const PARTS: { tag: string; operations: Operation[] }[] = [
  { tag: "Sources", operations: sourceOperations },
  { tag: "Source items", operations: sourceItemOperations },
  { tag: "Stock imports", operations: stockImportOperations },
  { tag: "Store", operations: storeOperations },
]

const ADMIN = [{ bearer: [] }, { session: [] }, { api_key: [] }]
const STORE = [{ publishable_key: [] }]

const SECURITY_SCHEMES = {
  bearer: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "Token of an admin, from `POST /auth/user/emailpass`.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "connect.sid",
    description: "Session of an admin, from `POST /auth/session`.",
  },
  api_key: {
    type: "http",
    scheme: "basic",
    description: "Secret API key as the user name, without a password.",
  },
  publishable_key: {
    type: "apiKey",
    in: "header",
    name: "x-publishable-api-key",
    description: "Publishable API key of a storefront.",
  },
}

/**
 * All routes of the plugin as an OpenAPI 3.1 document. What a request may hold comes from the schemas that the routes
 * validate with, the policies from the middlewares.
 *
 * @param version of the plugin
 */
export function openApiDocument(version: string): JsonSchema {
  return {
    openapi: "3.1.0",
    info: {
      title: "Stock sources for Medusa",
      version,
      description:
        "Routes that the plugin adds to a Medusa store. Written by `npm run openapi`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "http://localhost:9000" }],
    tags: PARTS.map(({ tag }) => ({ name: tag })),
    paths: paths(),
    components: { schemas: namedSchemas(), securitySchemes: SECURITY_SCHEMES },
  }
}

function paths(): Record<string, JsonSchema> {
  const found: Record<string, JsonSchema> = {}
  for (const { tag, operations } of PARTS) {
    for (const operation of operations) {
      const [method, path] = operation.route.split(" ")
      const shown = path.replace(/:(\w+)/g, "{$1}")
      found[shown] = {
        ...found[shown],
        [method.toLowerCase()]: toOpenApi(operation, tag),
      }
    }
  }
  return found
}

function toOpenApi(operation: Operation, tag: string): JsonSchema {
  const [method, path] = operation.route.split(" ")
  const { id, summary, description, query, upload, headers = {} } = operation
  const policies = policiesOf(method, path)
  const requestQuery = query ?? upload
  const parameters = [
    ...pathParameters(path),
    ...(requestQuery ? queryParameters(requestQuery) : []),
    ...headerParameters(headers),
  ]
  const body = requestBody(operation)
  return {
    operationId: id,
    summary,
    ...(description && { description }),
    tags: [tag],
    security: path.startsWith("/admin/") ? ADMIN : STORE,
    ...(policies.length && { "x-policies": policies }),
    ...(parameters.length && { parameters }),
    ...(body && { requestBody: body }),
    responses: responsesOf(operation, policies),
  }
}
