import type { z } from "@medusajs/framework/zod"
import { inputSchema, type JsonSchema } from "./json-schema"

/** What Medusa's own parameters of lists mean; ours say it themselves. */
const OF_MEDUSA: Record<string, string> = {
  fields:
    "Fields to answer with, with commas between; `+field` adds one to the default ones, `-field` leaves one out.",
  limit: "Size of the page.",
  offset: "How many to leave out before the page.",
  order: "Field to order by, with a `-` before it to turn it around.",
  with_deleted: "Whether deleted ones are listed, too.",
}

const OF_PATH: Record<string, string> = {
  code: "Code of a source, whatever its case.",
  id: "Id of a stock import.",
}

type Shape = Record<string, z.ZodType>

/** The parameters in a path such as `/admin/sources/:code`. */
export function pathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    description: OF_PATH[name],
    schema: { type: "string" },
  }))
}

/** One parameter for each property of the schema that the query is validated with. */
export function queryParameters(query: z.ZodType): JsonSchema[] {
  const { properties = {} } = inputSchema(query)
  const { shape } = query as unknown as { shape: Shape }
  return Object.entries(properties as Record<string, JsonSchema>).map(
    ([name, { description, ...schema }]) => ({
      name,
      in: "query",
      required: !shape[name].safeParse(undefined).success,
      description: description ?? OF_MEDUSA[name],
      ...(holdsObject(schema) && { style: "deepObject", explode: true }),
      schema,
    })
  )
}

export function headerParameters(headers: Shape): JsonSchema[] {
  return Object.entries(headers).map(([name, header]) => {
    const { description, ...schema } = inputSchema(header)
    return { name, in: "header", required: false, description, schema }
  })
}

/** Written as `created_at[$gte]=…`. */
function holdsObject({ type, anyOf = [] }: JsonSchema): boolean {
  return type === "object" || (anyOf as JsonSchema[]).some(holdsObject)
}
