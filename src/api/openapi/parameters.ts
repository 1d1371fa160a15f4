import { z } from "@medusajs/framework/zod"
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

/** One parameter for each property of a schema; `place`: where a request has it. */
export function parametersIn(
  place: "path" | "query" | "header",
  schema: z.ZodObject
): JsonSchema[] {
  const { properties = {} } = inputSchema(schema)
  return Object.entries(properties as Record<string, JsonSchema>).map(
    ([name, { description, ...property }]) => ({
      name,
      in: place,
      required: !z.safeParse(schema.shape[name], undefined).success,
      description: description ?? OF_MEDUSA[name],
      ...(holdsObject(property) && { style: "deepObject", explode: true }),
      schema: property,
    })
  )
}

/** Written as `created_at[$gte]=…`. */
function holdsObject({ type, anyOf = [] }: JsonSchema): boolean {
  return type === "object" || (anyOf as JsonSchema[]).some(holdsObject)
}
