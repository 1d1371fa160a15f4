import { OPERATIONS } from "../operations"
import {
  methodAndPath,
  type Operation,
  policyName,
} from "../utils/operations/operation"
import { type JsonSchema, namedSchemas } from "./json-schema"
import { parametersIn } from "./parameters"
import { requestBody } from "./requests"
import { responsesOf } from "./responses"

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
 * All routes of the plugin as an OpenAPI 3.1 document, made from the declarations that their middlewares are made from.
 *
 * @param version of the plugin
 */
export function openApiDocument(version: string): JsonSchema {
  const bodies = OPERATIONS.flatMap(({ operations }) =>
    operations.flatMap(({ body }) => body ?? [])
  )
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
    tags: OPERATIONS.map(({ tag }) => ({ name: tag })),
    paths: paths(),
    components: {
      schemas: namedSchemas(bodies),
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

function paths(): Record<string, JsonSchema> {
  const found: Record<string, JsonSchema> = {}
  for (const { tag, operations } of OPERATIONS) {
    for (const operation of operations) {
      const [method, path] = methodAndPath(operation)
      const shown = path.replace(/:(\w+)/g, "{$1}")
      found[shown] = {
        ...found[shown],
        [method.toLowerCase()]: toOpenApi(operation, tag),
      }
    }
  }
  return found
}

export function toOpenApi(operation: Operation, tag: string): JsonSchema {
  const { id, summary, description, policy } = operation
  const parameters = parametersOf(operation)
  const body = requestBody(operation)
  return {
    operationId: id,
    summary,
    ...(description && { description }),
    tags: [tag],
    security: operation.route.includes(" /admin/") ? ADMIN : STORE,
    ...(policy && { "x-policies": [policyName(policy)] }),
    ...(parameters.length && { parameters }),
    ...(body && { requestBody: body }),
    responses: responsesOf(operation),
  }
}

function parametersOf({ path, query, file, headers }: Operation): JsonSchema[] {
  const asked = query?.schema ?? file?.options
  return [
    ...(path ? parametersIn("path", path.schema) : []),
    ...(asked ? parametersIn("query", asked) : []),
    ...(headers ? parametersIn("header", headers) : []),
  ]
}
